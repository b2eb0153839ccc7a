export interface Random {
  next(): number;
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  weighted<T>(choices: readonly (readonly [T, number])[]): T;
}

function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return (h ^ (h >>> 15)) >>> 0;
}

export function seededRandom(seed: number, stream = 0): Random {
  let state = mix(seed ^ mix(stream + 0x9e3779b9));
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(list: readonly T[]): T => list[int(0, list.length - 1)] as T;
  return {
    next,
    int,
    pick,
    chance: (probability) => next() < probability,
    weighted: (choices) => {
      let rest = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [choice, weight] of choices) {
        rest -= weight;
        if (rest < 0) return choice;
      }
      return choices[choices.length - 1]![0];
    },
  };
}

export function shuffled(length: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length }, (_, index) => index);
  for (let i = length - 1; i > 0; i--) {
    const j = random.int(0, i);
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
  return order;
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0').slice(-digits);

/** A version 4 shaped UUID that is always the same for the same seed and index. */
export function seededGuid(seed: number, index: number): string {
  const [a, b, c, d] = [1, 2, 3, 4].map((round) => mix(mix(seed + round * 0x51ed27) ^ mix(index * 4 + round))) as [number, number, number, number];
  return `${hex(a, 8)}-${hex(b >>> 16, 4)}-4${hex(b, 3)}-${hex(0x8000 | (c & 0x3fff), 4)}-${hex(c >>> 16, 4)}${hex(d, 8)}`;
}

const idEpoch = Date.UTC(2026, 0, 12);

/** A version 7 shaped UUID: grows with the index, so that a bulk load stays in index order. */
export function seededId(seed: number, index: number): string {
  const time = (idEpoch + index).toString(16).padStart(12, '0');
  const a = mix(seed ^ mix(index + 11));
  const b = mix(a ^ mix(index + 23));
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(a, 3)}-${hex(0x8000 | ((a >>> 12) & 0x3fff), 4)}-${hex(b, 8)}${hex(a >>> 16, 4)}`;
}
