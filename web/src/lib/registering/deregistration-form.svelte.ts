import { goto } from '$app/navigation';
import { untrack } from 'svelte';
import { drafts } from '#lib/drafts/drafts.svelte.js';
import { FormErrors, type FormError } from '#lib/forms/form-errors.svelte.js';
import { formatPartialDate, today } from '#lib/dates/partial-date.js';
import { deregisterMutation, type RegistrationCard } from '#lib/graph/registrations.js';
import { mutate } from '#lib/graph/send.js';
import { uuidv7 } from '#lib/graph/uuidv7.js';
import { t } from '#lib/i18n/i18n.svelte.js';
import { dateError, typedDate } from '#lib/people/person-draft.js';
import { Settled } from '#lib/typing/settled.svelte.js';
import { toasts } from '#lib/ui/toasts.svelte.js';

interface DeregistrationDraft {
  id: string;
  on: string;
  ground: string;
  destinationText: string;
  reason: string;
}

export class DeregistrationForm {
  draft = $state<DeregistrationDraft>({ id: uuidv7(), on: formatPartialDate(today()), ground: '', destinationText: '', reason: '' });
  readonly errors = new FormErrors();
  sending = $state(false);
  readonly #draftId: string;

  constructor(private readonly registrationId: string) {
    this.#draftId = `deregister-${registrationId}`;
    const kept = drafts.find<DeregistrationDraft>(this.#draftId);
    if (kept) this.draft = kept.content;
    const settled = new Settled(() => this.draft.destinationText + this.draft.reason, 400);
    $effect(() => {
      if (settled.current) untrack(() => this.#save());
    });
  }

  #save(): void {
    drafts.save({ id: this.#draftId, kind: 'deregister', title: t('deregistration.title'), content: $state.snapshot(this.draft) });
  }

  async send(registration: RegistrationCard): Promise<void> {
    if (this.sending) return;
    const missing = this.#missing();
    this.errors.show(missing);
    if (missing.length > 0) return;
    this.sending = true;
    const { data, problems } = await mutate(deregisterMutation, {
      input: {
        id: this.draft.id,
        registrationId: this.registrationId,
        version: registration.version,
        on: typedDate(this.draft.on) ?? '',
        ground: this.draft.ground,
        destinationText: this.draft.destinationText.trim() || null,
        reason: this.draft.reason.trim() || null,
      },
    });
    this.sending = false;
    if (!data?.deregisterPerson) return this.errors.showProblems(problems);
    drafts.remove(this.#draftId);
    toasts.say(t('deregistration.done', { name: registration.person.fullName }), { tone: 'good' });
    void goto(`/people/${registration.person.id}?tab=registrations`);
  }

  #missing(): FormError[] {
    const wrongDate = dateError(this.draft.on, t('deregistration.error.on'));
    const errors: FormError[] = wrongDate ? [{ field: 'on', message: wrongDate }] : [];
    if (!this.draft.ground) errors.push({ field: 'ground', message: t('deregistration.error.ground') });
    return errors;
  }
}
