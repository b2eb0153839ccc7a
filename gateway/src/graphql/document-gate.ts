import { GraphQLError, Kind, parse, type DocumentNode } from 'graphql';
import { say } from '../messages.js';
import type { RequestScope } from '../request-scope.js';
import { enforce, LimitExceeded, measure, type Limits } from './limits.js';

interface Verdict {
  introspects: boolean;
  mutates: boolean;
  refusal: LimitExceeded | undefined;
}

const HARMLESS: Verdict = { introspects: false, mutates: false, refusal: undefined };
const MOST_VERDICTS = 1_000;
const LONGEST_REMEMBERED = 20_000;

/** Refuses documents that are too large before they are validated; a text seen before is not measured again. */
export class DocumentGate {
  readonly #verdicts = new Map<string, Verdict>();
  readonly #limits: Limits;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  admit(query: unknown, scope: RequestScope): void {
    if (typeof query !== 'string') return;
    const { introspects, mutates, refusal } = this.#verdictOn(query);
    if (refusal) throw refusal.in(scope.locale);
    scope.mutates = mutates;
    if (introspects && scope.actor.kind === 'anonymous') {
      throw new GraphQLError(say('introspection', scope.locale), { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
    }
  }

  #verdictOn(query: string): Verdict {
    const known = this.#verdicts.get(query);
    if (known) return known;
    const verdict = judge(query, this.#limits);
    if (query.length <= LONGEST_REMEMBERED) this.#remember(query, verdict);
    return verdict;
  }

  #remember(query: string, verdict: Verdict): void {
    if (this.#verdicts.size >= MOST_VERDICTS) {
      const oldest = this.#verdicts.keys().next();
      if (!oldest.done) this.#verdicts.delete(oldest.value);
    }
    this.#verdicts.set(query, verdict);
  }
}

function judge(query: string, limits: Limits): Verdict {
  try {
    const document = parse(query, { noLocation: true, maxTokens: limits.tokens });
    const measures = measure(document);
    enforce(measures, limits);
    return { introspects: measures.introspects, mutates: containsMutation(document), refusal: undefined };
  } catch (error) {
    if (error instanceof LimitExceeded) return { ...HARMLESS, refusal: error };
    if (error instanceof RangeError) return { ...HARMLESS, refusal: new LimitExceeded('QUERY_TOO_DEEP', 'farTooDeep', { allowed: String(limits.depth) }) };
    if (!(error instanceof GraphQLError)) throw error;
    if (error.message.includes('Parsing aborted')) return { ...HARMLESS, refusal: new LimitExceeded('TOO_MANY_TOKENS', 'tooManyTokens', { allowed: String(limits.tokens) }) };
    return HARMLESS;
  }
}

function containsMutation({ definitions }: DocumentNode): boolean {
  return definitions.some((definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.operation === 'mutation');
}
