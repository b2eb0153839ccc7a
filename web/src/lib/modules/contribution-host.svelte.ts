import type { Mounted, Subject } from '@demos/module-sdk/web';
import { messageOf } from './blame.js';
import { PartApi } from './contribution-api.js';
import { fetchScript, importContribution, soon } from './contribution-script.js';
import styles from './contribution.css?inline';
import { liveParts } from './live-parts.js';
import type { OfficeModule, WebPart } from './module-listing.js';
import { Turns } from './turns.js';
import { TypedText } from './typed-text.js';
import { watchdog } from './watchdog.js';

export type Stage = 'loading' | 'live' | 'failed' | 'runaway' | 'held';

export interface Surroundings {
  subject: Subject;
  refresh: () => void;
  leave?: () => void;
}

const turns = new Turns();
const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);

const handled = ['pointerdown', 'click', 'dblclick', 'keydown', 'input', 'change', 'submit', 'paste', 'drop', 'focusin'];
let hosts = 0;

/** One part of a module on the page: loads it, keeps it apart from the page, and takes it off when it misbehaves. */
export class ContributionHost {
  stage = $state<Stage>('loading');
  detail = $state('');
  readonly #module: OfficeModule;
  readonly #part: WebPart;
  readonly #key: string;
  readonly #owner = `${(hosts += 1)}`;
  readonly #around: Surroundings;
  readonly #typed = new TypedText();
  readonly #element: HTMLElement;
  readonly #root: ShadowRoot;
  #api: PartApi | undefined;
  #mounted: Mounted | undefined;
  #target: HTMLElement | undefined;
  #shown: Subject;
  #gone = false;
  #left: string[] | undefined;
  #forget: (() => void)[] = [];

  constructor(element: HTMLElement, module: OfficeModule, part: WebPart, around: Surroundings, attempt: number) {
    this.#element = element;
    this.#module = module;
    this.#part = part;
    this.#key = part.url;
    this.#around = around;
    this.#shown = around.subject;
    this.#root = element.attachShadow({ mode: 'open' });
    this.#root.adoptedStyleSheets = [sheet];
    void this.#start(attempt === 0 ? part.url : `${part.url}?again=${attempt}`);
  }

  /** What somebody typed here and has not sent. */
  typed(): string[] {
    return this.#left ?? this.#typed.texts(this.#root);
  }

  show(subject: Subject): void {
    if (subject.id === this.#shown.id && subject.type === this.#shown.type) return;
    this.#shown = subject;
    this.refresh();
  }

  /** Another subject, language or look. */
  refresh(): void {
    const mounted = this.#mounted;
    if (this.stage !== 'live' || !mounted) return;
    if (!mounted.update) return void this.#remount();
    void this.#guarded(() => mounted.update?.(this.#about()));
  }

  release(): void {
    watchdog.release(this.#key);
  }

  end(): void {
    this.#left = this.typed();
    this.#gone = true;
    this.#takeOff();
  }

  async #start(url: string): Promise<void> {
    await watchdog.ready();
    if (this.#gone) return;
    if (watchdog.isHeld(this.#key)) return void (this.stage = 'held');
    try {
      await fetchScript(url);
      await turns.take(() => watchdog.during(this.#key, () => this.#mount(url)));
    } catch (failure) {
      this.#fail('failed', failure);
    }
  }

  async #mount(url: string): Promise<void> {
    if (this.#gone) return;
    const contribution = await importContribution(url);
    if (this.#gone) return;
    const api = new PartApi(this.#module, {
      owner: this.#owner,
      refresh: () => this.#around.refresh(),
      leave: () => this.#around.leave?.(),
      runsAway: (failure) => this.#fail('runaway', failure),
    });
    this.#api = api;
    this.#listen();
    const target = document.createElement('div');
    this.#target = target;
    this.#root.replaceChildren(target);
    const mounted = await soon(contribution.mount(target, this.#about()), url);
    if (this.#api !== api) return this.#destroy(mounted);
    this.#mounted = mounted;
    if (this.#gone) return this.#takeOff();
    this.stage = 'live';
  }

  async #remount(): Promise<void> {
    this.#takeOff();
    this.stage = 'loading';
    await this.#start(this.#part.url);
  }

  #about() {
    if (!this.#api) throw new Error('A part without its interface');
    return this.#api.about(this.#shown);
  }

  #listen(): void {
    const enter = () => watchdog.handling(this.#key);
    for (const kind of handled) this.#element.addEventListener(kind, enter, { capture: true });
    this.#element.addEventListener('input', this.#typed.note, { capture: true });
    this.#forget = [
      () => handled.forEach((kind) => this.#element.removeEventListener(kind, enter, { capture: true })),
      () => this.#element.removeEventListener('input', this.#typed.note, { capture: true }),
      liveParts.add({
        key: this.#key,
        owner: this.#owner,
        module: this.#module.id,
        edition: this.#part.edition,
        script: this.#part.script,
        fail: (failure) => this.#fail('failed', failure),
      }),
      watchdog.follow(this.#key, (seconds) => this.#stopped(seconds)),
    ];
  }

  async #guarded(work: () => void): Promise<void> {
    try {
      await watchdog.during(this.#key, work);
    } catch (failure) {
      this.#fail('failed', failure);
    }
  }

  #stopped(seconds: number): void {
    watchdog.hold(this.#key);
    this.#fail('held', new Error(`${seconds} s`));
  }

  #fail(stage: Stage, failure: unknown): void {
    if (this.#gone || this.stage === 'failed' || this.stage === 'runaway') return;
    console.error(`Module ${this.#module.id}, ${this.#part.script}:`, failure);
    this.stage = stage;
    this.detail = messageOf(failure);
    if (stage !== 'failed' || this.typed().length === 0) this.#takeOff();
  }

  #takeOff(): void {
    this.#api?.end();
    this.#api = undefined;
    for (const forget of this.#forget) forget();
    this.#forget = [];
    const mounted = this.#mounted;
    this.#mounted = undefined;
    if (mounted) this.#destroy(mounted);
    this.#target?.remove();
  }

  #destroy(mounted: Mounted): void {
    try {
      watchdog.handling(this.#key);
      mounted?.destroy?.();
    } catch (failure) {
      console.error(`Module ${this.#module.id}, ${this.#part.script}:`, failure);
    }
  }
}
