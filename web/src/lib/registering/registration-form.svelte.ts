import { goto } from '$app/navigation';
import { untrack } from 'svelte';
import { drafts } from '#lib/drafts/drafts.svelte.js';
import { FormErrors, type FieldErrors } from '#lib/forms/form-errors.svelte.js';
import { Query } from '#lib/graph/query.svelte.js';
import { previewQuery, registerMutation, type RegisterPersonInput } from '#lib/graph/registrations.js';
import { ask, mutate } from '#lib/graph/send.js';
import { chosenPersonQuery } from '#lib/graph/chosen-person.js';
import { t } from '#lib/i18n/i18n.svelte.js';
import { typedDate } from '#lib/people/person-draft.js';
import { Settled } from '#lib/typing/settled.svelte.js';
import { toasts } from '#lib/ui/toasts.svelte.js';
import type { RegisterStart } from './register-start.js';
import { openForm } from './open-form.js';
import { emptyDraft, errorsOf, inputOf, isMinor, titleOf, type RegistrationDraft } from './registration-draft.js';

const draftKind = 'register';

export class RegistrationForm {
  draft = $state<RegistrationDraft>(emptyDraft());
  readonly errors = new FormErrors();
  restoredAt = $state<string>();
  sending = $state(false);
  #birthDate = $state('');
  readonly forMinor = $derived(isMinor(this.draft.who === 'known' ? this.draft.known?.birthDate : this.#birthDate));
  readonly missing = $derived(errorsOf(this.draft));
  readonly #input = new Settled(() => (this.missing.length === 0 ? JSON.stringify(inputOf(this.draft)) : ''), 350);
  readonly preview = new Query(
    previewQuery,
    () => (this.#input.current ? { input: JSON.parse(this.#input.current) as RegisterPersonInput } : undefined),
    { keep: true },
  );
  readonly #foreseen = $derived(
    new Map(this.missing.length > 0 ? [] : this.preview.data?.previewRegistration?.errors.map(({ field, message }) => [field, message])),
  );
  /** Under a field stands what the server refused, or else what it would refuse. */
  readonly fieldErrors: FieldErrors = { of: (field) => this.errors.of(field) ?? this.#foreseen.get(field) };
  readonly previewPending = $derived(this.#input.pending || this.preview.fetching);
  #untouched = '';

  constructor(start: RegisterStart) {
    this.#begin(start);
    this.#keepDraft();
  }

  #begin({ draftId, known, address }: RegisterStart): void {
    const fresh = Boolean(known || address);
    const kept = draftId ? drafts.find<RegistrationDraft>(draftId) : fresh ? undefined : drafts.list(draftKind)[0];
    if (kept) {
      this.draft = { ...emptyDraft(), ...(kept.content as RegistrationDraft) };
      this.restoredAt = kept.savedAt;
    }
    if (known) this.draft.known = known;
    if (address) this.draft.address = address;
    this.#birthDate = typedDate(this.draft.person.birthDate) ?? '';
    this.#untouched = JSON.stringify(this.draft);
  }

  /** The date of birth is typed to its end: it says which document and whether a representative is needed. */
  born(birthDate: string): void {
    this.#birthDate = birthDate;
    if (this.draft.document.number !== '') return;
    if (isMinor(birthDate)) this.draft.document.kind = 'BIRTH_CERTIFICATE';
    else if (this.draft.document.kind === 'BIRTH_CERTIFICATE') this.draft.document.kind = 'RF_PASSPORT';
  }

  /** Where the clerk goes on: the first thing that is not known yet. */
  get firstField(): string {
    if (!this.draft.address) return 'addressId';
    return this.draft.who === 'known' && !this.draft.known ? 'who' : 'from';
  }

  #keepDraft(): void {
    const settled = new Settled(() => JSON.stringify(this.draft), 400);
    $effect(() => {
      const content = settled.current;
      if (content === this.#untouched) return;
      untrack(() => this.#save());
    });
  }

  #save(): void {
    const content = $state.snapshot(this.draft);
    drafts.save({ id: content.id, kind: draftKind, title: titleOf(content), content });
  }

  startAnew(): void {
    drafts.remove(this.draft.id);
    this.draft = emptyDraft();
    this.#untouched = JSON.stringify(this.draft);
    this.restoredAt = undefined;
    this.errors.clear();
  }

  async register({ print = false } = {}): Promise<void> {
    if (this.sending) return;
    this.errors.show(this.missing);
    if (this.missing.length > 0) return;
    this.sending = true;
    const { data, problems } = await mutate(registerMutation, { input: inputOf($state.snapshot(this.draft)) });
    this.sending = false;
    if (data?.registerPerson) return this.#done(data.registerPerson, print);
    this.errors.showProblems(problems);
    if (problems.some(({ code }) => code === 'CONFLICT')) await this.#refreshKnown();
  }

  #done({ certificateUrl, person }: { certificateUrl: string | null; person: { id: string; fullName: string } }, print: boolean): void {
    this.#untouched = JSON.stringify(this.draft);
    drafts.remove(this.draft.id);
    if (print) openForm(certificateUrl);
    const link = certificateUrl ? { href: certificateUrl, title: t('action.certificate'), blank: true } : undefined;
    toasts.say(t('registration.done', { name: person.fullName }), { tone: 'good', link });
    void goto(`/people/${person.id}?tab=registrations`);
  }

  async #refreshKnown(): Promise<void> {
    const { known } = this.draft;
    if (!known) return;
    const { data } = await ask(chosenPersonQuery, { id: known.id });
    if (data?.person) this.draft.known = { ...known, version: data.person.version };
  }
}
