export interface Blamed {
  module: string;
  edition: string;
  script: string;
}

const address = /\/modules\/([a-z][a-z0-9_-]*)\/([^/\s]+)\/([^\s?#:()]+)/;

/** The module whose code a stack or a source address names first: there it went wrong. */
export function blamedIn(trace: string | undefined): Blamed | undefined {
  const [, module, edition, script] = address.exec(trace ?? '') ?? [];
  return module && edition && script ? { module, edition, script } : undefined;
}

export interface Suspect extends Blamed {
  key: string;
}

/** The parts that an error is shown in: the script it names, or, for a chunk that several share, all of that module. */
export function partsToBlame<Part extends Suspect>(blamed: Blamed | undefined, live: readonly Part[]): Part[] {
  if (!blamed) return [];
  const ofModule = live.filter(({ module, edition }) => module === blamed.module && edition === blamed.edition);
  const exact = ofModule.filter(({ script }) => script === blamed.script);
  return exact.length > 0 ? exact : ofModule;
}

const owners = new WeakMap<object, string>();

/** Remembers whose call an error answers, because its stack names the office only. */
export function ownedBy<Failure extends object>(failure: Failure, key: string): Failure {
  owners.set(failure, key);
  return failure;
}

export const ownerOf = (failure: unknown) => (typeof failure === 'object' && failure !== null ? owners.get(failure) : undefined);

export function messageOf(failure: unknown): string {
  if (failure instanceof Error) return failure.message || failure.name;
  return typeof failure === 'string' ? failure : '';
}
