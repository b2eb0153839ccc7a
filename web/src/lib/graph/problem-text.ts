import { t, tOr } from '#lib/i18n/i18n.svelte.js';
import { modules } from '#lib/modules/modules.svelte.js';
import type { Problem } from './problems.js';

export interface ProblemText {
  title: string;
  remedy: string;
}

const said = (problem: Problem): ProblemText => ({ title: problem.message, remedy: '' });

/** What went wrong and what to do about it, in the words of the office. */
export function problemText(problem: Problem): ProblemText {
  switch (problem.code) {
    case 'OFFLINE':
      return { title: t('problem.offline'), remedy: t('problem.offline.text') };
    case 'MODULE_UNAVAILABLE': {
      const module = tOr(`module.${problem.module}`, modules.title(problem.module ?? ''));
      return { title: t('problem.moduleUnavailable', { module }), remedy: t('problem.moduleUnavailable.text') };
    }
    case 'FORBIDDEN':
      return { title: t('problem.forbidden'), remedy: t('problem.forbidden.text') };
    case 'INTERNAL_SERVER_ERROR':
      return { title: t('problem.unknown'), remedy: problem.requestId ? t('problem.unknown.text', { id: problem.requestId }) : '' };
    default:
      return said(problem);
  }
}
