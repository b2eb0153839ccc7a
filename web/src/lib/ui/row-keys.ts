import { on } from 'svelte/events';

/** Arrow keys, Home and End walk over `[data-row]` links; Enter opens as links do. */
export function rowKeys(list: HTMLElement): () => void {
  const press = (event: KeyboardEvent) => {
    const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')];
    const at = rows.indexOf((event.target as HTMLElement).closest('[data-row]') as HTMLElement);
    if (at < 0) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    const next = to === undefined ? undefined : rows[to];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  };
  return on(list, 'keydown', press);
}
