import { untrack } from 'svelte';

/** The row last opened stays in sight, and the arrows go on from there. */
export const keepPlace = (row: () => string | undefined) => (list: HTMLElement) => {
  const id = untrack(row);
  const place = id ? list.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`) : null;
  place?.scrollIntoView({ block: 'nearest' });
  if (document.activeElement === document.body) place?.focus({ preventScroll: true });
};
