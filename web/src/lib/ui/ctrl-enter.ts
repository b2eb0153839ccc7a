/** Ctrl+Enter sends the form from any of its fields. */
export const ctrlEnter = (send: () => void) => (form: HTMLElement) => {
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.ctrlKey) return;
    event.preventDefault();
    event.stopPropagation();
    send();
  };
  form.addEventListener('keydown', press);
  return () => form.removeEventListener('keydown', press);
};
