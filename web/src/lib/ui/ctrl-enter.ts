import { on } from 'svelte/events';

/** Ctrl+Enter sends the form from any of its fields. */
export const ctrlEnter = (send: () => void) => (form: HTMLElement) => {
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.ctrlKey) return;
    event.preventDefault();
    event.stopPropagation();
    send();
  };
  return on(form, 'keydown', press);
};
