import type { ModuleDefinition } from './module.js';

/**
 * One line of a directory: a code that is stored, its names, and when it may be used by which act.
 *
 * @example const work: DirectoryEntry = { code: 'WORK', ru: 'Работа', en: 'Work', validFrom: '2021-01-01', act: '109-FZ' };
 */
export interface DirectoryEntry {
  code: string;
  ru: string;
  en: string;
  /** First and last day, `YYYY-MM-DD`; absent: always. */
  validFrom?: string;
  validTo?: string;
  /** The act that introduced it. */
  act?: string;
}

/** Directories of a module by name. */
export type Directories = Record<string, readonly DirectoryEntry[]>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The entries of a module's directory that may be used on a day.
 *
 * @throws when the module declares no such directory
 * @example const purposes = entriesOn(module, 'purposes', '2026-11-22').map(({ code }) => code);
 */
export function entriesOn({ id, directories = {} }: Pick<ModuleDefinition, 'id' | 'directories'>, name: string, day: string): DirectoryEntry[] {
  const entries = directories[name];
  if (!entries) throw new Error(`Module ${id} declares no directory "${name}". It has: ${Object.keys(directories).join(', ') || 'none'}.`);
  return entries.filter(({ validFrom = '', validTo = '9999-12-31' }) => validFrom <= day && day <= validTo);
}

/** What is wrong with the directories of a module, a sentence each. */
export function problemsOfDirectories(directories: Directories = {}): string[] {
  return Object.entries(directories).flatMap(([name, entries]) =>
    entries.flatMap((entry, index) => {
      const { code, ru, en, validFrom, validTo } = entry;
      const at = `directories.${name}.${code || index}`;
      const overlaps = entries.slice(0, index).some((other) => other.code === code && validAtOnce(other, entry));
      return [
        ...(code.trim() ? [] : [`${at} has no code`]),
        ...(ru.trim() && en.trim() ? [] : [`${at} lacks its Russian or English name`]),
        ...([validFrom, validTo].every((day) => day === undefined || DAY.test(day)) ? [] : [`${at} has a day that is not YYYY-MM-DD`]),
        ...(validFrom && validTo && validFrom > validTo ? [`${at} ends before it begins`] : []),
        ...(overlaps ? [`${at} is there twice on one day`] : []),
      ];
    }),
  );
}

function validAtOnce(one: DirectoryEntry, other: DirectoryEntry): boolean {
  return (one.validFrom ?? '') <= (other.validTo ?? '9') && (other.validFrom ?? '') <= (one.validTo ?? '9');
}
