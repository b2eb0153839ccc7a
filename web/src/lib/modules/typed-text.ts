type TextControl = HTMLInputElement | HTMLTextAreaElement;

const isTextControl = (element: EventTarget | undefined): element is TextControl =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && !['checkbox', 'radio', 'file', 'button', 'submit'].includes(element.type));

/** Remembers in which fields of a foreign part somebody typed, so that a change of the part does not take it away unseen. */
export class TypedText {
  readonly #fields = new Set<TextControl>();

  readonly note = (event: Event): void => {
    const [field] = event.composedPath();
    if (isTextControl(field)) this.#fields.add(field);
  };

  /** What stands in those fields now, as far as the part still has them. */
  texts(root: Node): string[] {
    return [...this.#fields].filter((field) => root.contains(field) && field.type !== 'password').flatMap(({ value }) => (value.trim() ? [value] : []));
  }
}
