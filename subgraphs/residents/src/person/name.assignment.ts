export type NameColumn = 'surname_key' | 'given_key' | 'patronymic_key';
export type Assignment = Partial<Record<NameColumn, string>>;

const COLUMNS: readonly NameColumn[] = ['surname_key', 'given_key', 'patronymic_key'];

function groupings(words: readonly string[]): string[][] {
  if (words.length === 0) return [[]];
  return words.flatMap((_word, index) =>
    groupings(words.slice(index + 1)).map((rest) => [words.slice(0, index + 1).join(''), ...rest]),
  );
}

function placings(groups: readonly string[], free: readonly NameColumn[] = COLUMNS): Assignment[] {
  const [first, ...rest] = groups;
  if (first === undefined) return [{}];
  return free.flatMap((column) =>
    placings(rest, free.filter((other) => other !== column)).map((placed) => ({ [column]: first, ...placed })),
  );
}

export function assignments(words: readonly string[]): Assignment[] {
  return groupings(words)
    .filter((groups) => groups.length <= COLUMNS.length)
    .toSorted((one, other) => other.length - one.length)
    .flatMap((groups) => placings(groups));
}
