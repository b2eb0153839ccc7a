export interface Toast {
  id: number;
  text: string;
  tone: 'good' | 'danger' | 'plain';
  link?: { href: string; title: string; blank?: boolean };
}

const stays = 8000;

class Toasts {
  shown = $state<Toast[]>([]);
  #next = 0;

  say(text: string, options: Partial<Pick<Toast, 'tone' | 'link'>> = {}): void {
    const id = (this.#next += 1);
    this.shown.push({ id, text, tone: options.tone ?? 'plain', link: options.link });
    setTimeout(() => this.dismiss(id), stays);
  }

  dismiss(id: number): void {
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
