import { GraphQLError } from 'graphql';
import type { Locale } from '../identity/actor.js';
import { say } from '../messages.js';

export type UnavailableReason = 'unreachable' | 'timeout' | 'garbage' | 'too-large' | 'refused' | 'unknown';

export class ModuleUnavailable extends GraphQLError {
  readonly module: string;
  readonly reason: UnavailableReason;

  constructor(module: string, reason: UnavailableReason, cause?: unknown) {
    super(say(reason, 'en', { module }), {
      extensions: { code: 'MODULE_UNAVAILABLE', module },
      originalError: cause instanceof Error ? cause : undefined,
    });
    this.module = module;
    this.reason = reason;
  }

  in(locale: Locale): string {
    return say(this.reason, locale, { module: this.module });
  }
}
