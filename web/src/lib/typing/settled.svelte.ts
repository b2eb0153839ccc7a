/** The value once it has stood still for a while. */
export class Settled<Value> {
  current: Value = $state.raw() as Value;
  #value: () => Value;

  constructor(value: () => Value, milliseconds: number) {
    this.#value = value;
    this.current = value();
    $effect(() => {
      const latest = value();
      const timer = setTimeout(() => (this.current = latest), milliseconds);
      return () => clearTimeout(timer);
    });
  }

  get pending(): boolean {
    return this.#value() !== this.current;
  }
}
