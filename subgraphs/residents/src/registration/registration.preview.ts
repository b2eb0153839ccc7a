import type { Context } from '@demos/module-sdk';
import { addDays, inWords, today, type Day } from '../calendar/day.js';
import { Dwelling } from '../dwelling/dwelling.entity.js';
import { warningsOfLeaving } from '../dwelling/left-behind.queries.js';
import { warningsOfTwins } from '../person/person.match.js';
import type { Problem } from '../validation/problem.js';
import type { PreviewIssue, PreviewStep, RegistrationPreview } from './preview.type.js';
import type { RegisterPersonInput } from './registration.inputs.js';
import { RegistrationKind } from './registration.kind.js';
import { placeOf, planRegistration, type RegistrationPlan } from './registration.plan.js';

interface Deadline {
  id: string;
  event: string;
  days: number;
  title: string;
}

export async function previewRegistration(ctx: Context, input: RegisterPersonInput): Promise<RegistrationPreview> {
  const plan = await planRegistration(ctx, input, await placeOf(ctx, input));
  const issue = ({ field, key, vars, rule }: Problem): PreviewIssue => ({ rule, field, message: ctx.t(key, vars) });
  const ok = plan.problems.length === 0;
  return {
    ok,
    steps: ok ? await stepsOf(ctx, plan) : [],
    warnings: [...plan.warnings, ...(await warningsOfRegister(ctx, plan))].map(issue),
    errors: plan.problems.map(issue),
  };
}

async function warningsOfRegister(ctx: Context, { input, closings }: RegistrationPlan): Promise<Problem[]> {
  const left = closings.filter(({ ground }) => ground === 'RES_MOVE');
  const warnings = await Promise.all([
    input.newPerson ? warningsOfTwins(ctx, input.newPerson) : [],
    ...left.map(({ registration, on }) => warningsOfLeaving(ctx, registration, on)),
  ]);
  return warnings.flat();
}

async function stepsOf(ctx: Context, plan: RegistrationPlan): Promise<PreviewStep[]> {
  const { input, place, dwelling, closings } = plan;
  const step = (kind: string, key: string, vars: Record<string, string>): PreviewStep => ({
    kind,
    text: ctx.t(`residents.step.${key}`, vars),
  });
  const address = place?.text ?? '';
  const closed = await Promise.all(
    closings.map(async ({ registration, on, ground }) => {
      const left = await ctx.em.findOne(Dwelling, { id: registration.dwellingId }, { filters: false });
      return step('CLOSE_REGISTRATION', ground === 'RES_MOVE' ? 'move' : 'settle', { address: left?.addressText ?? '', on: inWords(on) });
    }),
  );
  const opened = step('OPEN_REGISTRATION', input.kind === RegistrationKind.RESIDENCE ? 'residence' : 'stay', {
    address,
    from: inWords(input.from),
    until: inWords(input.until ?? ''),
  });
  return [
    ...(plan.person ? [] : [step('CREATE_PERSON', 'person', {})]),
    ...(dwelling ? [] : [step('OPEN_DWELLING', 'dwelling', { address })]),
    ...closed,
    opened,
    step('CERTIFICATE', 'certificate', {}),
    ...(await deadlinesOf(ctx, input)),
  ];
}

async function deadlinesOf(ctx: Context, { kind, from }: RegisterPersonInput): Promise<PreviewStep[]> {
  const starts: Record<string, Day> = {
    [kind === RegistrationKind.RESIDENCE ? 'ARRIVAL_RESIDENCE' : 'ARRIVAL_STAY']: from,
    APPLICATION_ACCEPTED: today(),
  };
  const rules = await ctx.sql<Deadline>(
    `select id, event, days, ${ctx.locale === 'en' ? 'title_en' : 'title_ru'} as title from deadline_rule
      where event = any($1) and valid_from <= $2 and (valid_to is null or valid_to > $2) order by id`,
    [Object.keys(starts), from],
  );
  return rules.map(({ id, event, days, title }) => ({
    kind: 'DEADLINE',
    text: ctx.t('residents.step.deadline', { rule: id, title, by: inWords(addDays(starts[event] ?? from, days)) }),
  }));
}
