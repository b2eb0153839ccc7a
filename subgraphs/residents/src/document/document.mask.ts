const SHOWN = 2;

export const maskNumber = (value: unknown): string => {
  const text = String(value);
  return '•'.repeat(Math.max(text.length - SHOWN, SHOWN)) + text.slice(Math.max(text.length - SHOWN, SHOWN));
};
