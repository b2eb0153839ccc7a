import { GraphQLError } from 'graphql';

export type UnavailableReason = 'unreachable' | 'timeout' | 'garbage' | 'too-large' | 'refused' | 'unknown';

const sentences: Record<UnavailableReason, string> = {
  unreachable: 'does not answer',
  timeout: 'did not answer in time',
  garbage: 'gave an answer that cannot be understood',
  'too-large': 'gave an answer that is too large',
  refused: 'refused the request of the gateway',
  unknown: 'is not registered',
};

export class ModuleUnavailable extends GraphQLError {
  readonly reason: UnavailableReason;

  constructor(moduleId: string, reason: UnavailableReason, cause?: unknown) {
    super(`Module "${moduleId}" ${sentences[reason]}`, {
      extensions: { code: 'MODULE_UNAVAILABLE', module: moduleId },
      originalError: cause instanceof Error ? cause : undefined,
    });
    this.reason = reason;
  }
}
