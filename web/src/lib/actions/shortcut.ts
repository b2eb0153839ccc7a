const named: Record<string, string> = { Slash: '/', NumpadEnter: 'Enter', Escape: 'Esc' };

/** The keys of an event as they are written in an action, whatever the keyboard layout: `Ctrl+K`, `Alt+N`, `F2`. */
export function shortcutOf(event: KeyboardEvent): string {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1] ?? /^Digit(\d)$/.exec(event.code)?.[1];
  const key = letter ?? named[event.code] ?? event.key;
  const held = [(event.ctrlKey || event.metaKey) && 'Ctrl', event.altKey && 'Alt', event.shiftKey && 'Shift'];
  return [...held.filter(Boolean), key].join('+');
}

export const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.matches('input:not([type=radio]), textarea, select') || target.isContentEditable);
