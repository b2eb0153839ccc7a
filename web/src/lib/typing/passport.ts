/** `4508123456` → `45 08 123456`, growing as it is typed. */
export function spacedPassport(text: string): string {
  const digits = text.replace(/\D/g, '').slice(0, 10);
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].filter(Boolean).join(' ');
}

export function splitPassport(text: string): { series: string; number: string } {
  const digits = text.replace(/\D/g, '');
  return { series: digits.slice(0, 4), number: digits.slice(4, 10) };
}

export function dashedDepartment(text: string): string {
  const digits = text.replace(/\D/g, '').slice(0, 6);
  return digits.length > 3 ? `${digits.slice(0, 3)}-${digits.slice(3)}` : digits;
}
