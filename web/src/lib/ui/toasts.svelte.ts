export interface Toast {
  id: number;
  text: string;
  tone: 'good' | 'danger' | 'plain';
  link?: { href: string; title: string; blank?: boolean };
}

const stays = 7000;
const most = 3;

class Toasts {
  shown = $state.raw<Toast[]>([]);
  #next = 0;

  say(text: string, options: Partial<Pick<Toast, 'tone' | 'link'>> = {}): void {
    const id = (this.#next += 1);
    const toast: Toast = { id, text, tone: options.tone ?? 'plain', link: options.link };
    this.shown = [...this.shown, toast].slice(-most);
    setTimeout(() => this.dismiss(id), stays);
  }

  dismiss(id: number): void {
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
