import { tick } from 'svelte';
import { on } from 'svelte/events';

const candidates = 'input:not([type=hidden]), select, textarea, button[data-submit]';

function stops(form: HTMLElement): HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>(candidates)].filter((element) => {
    if (element.matches(':disabled') || element.offsetParent === null) return false;
    return !(element instanceof HTMLInputElement && element.type === 'radio') || standsForItsGroup(form, element);
  });
}

function standsForItsGroup(form: HTMLElement, radio: HTMLInputElement): boolean {
  const group = [...form.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${CSS.escape(radio.name)}"]`)];
  return radio === (group.find(({ checked }) => checked) ?? group[0]);
}

const takesEnter = (target: HTMLElement) => target.matches('textarea, button, a, [type=submit]');

/** Enter goes to the next field of the form, Shift+Enter back. */
export function enterMovesOn(form: HTMLElement): () => void {
  const press = async (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.defaultPrevented || takesEnter(target)) return;
    event.preventDefault();
    await tick();
    const all = stops(form);
    const next = all[all.indexOf(target) + (event.shiftKey ? -1 : 1)];
    next?.focus();
    if (next instanceof HTMLInputElement && next.type !== 'radio') next.select();
  };
  return on(form, 'keydown', press);
}
