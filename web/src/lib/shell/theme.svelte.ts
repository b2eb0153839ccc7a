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
    const dark = this.chosen === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : this.chosen === 'dark';
    this.use(dark ? 'light' : 'dark');
  }
}

export const theme = new ThemeChoice();
