export type Theme = 'system' | 'light' | 'dark';

const stored = 'demos.theme';

class ThemeChoice {
  chosen = $state<Theme>((localStorage.getItem(stored) as Theme | null) ?? 'system');

  apply(): void {
    document.documentElement.dataset.theme = this.chosen;
  }

  use(theme: Theme): void {
    this.chosen = theme;
    localStorage.setItem(stored, theme);
    this.apply();
  }

  toggle(): void {
    this.use(this.shown === 'dark' ? 'light' : 'dark');
  }

  /** What the person sees, whoever chose it. */
  get shown(): 'light' | 'dark' {
    if (this.chosen !== 'system') return this.chosen;
    return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
}

export const theme = new ThemeChoice();
