/** Opens a printed form in its own tab; the browser shows and prints it. */
export function openForm(url: string | null | undefined): boolean {
  return Boolean(url && window.open(url, '_blank'));
}
