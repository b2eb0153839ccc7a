/** Lexemes are letters and digits alone, so that they need no escaping. */
function lexeme(word: string): string {
  return word.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Text of a tsvector: words of the name weigh A, words of its type B. */
export function searchVector(name: readonly string[], type: readonly string[]): string {
  const weighed = (words: readonly string[], weight: string, from: number) =>
    words.map(lexeme).filter(Boolean).map((word, index) => `'${word}':${from + index}${weight}`);
  return [...weighed(name, 'A', 1), ...weighed(type, 'B', 1 + name.length)].join(' ');
}
