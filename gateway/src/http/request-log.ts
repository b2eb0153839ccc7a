import type { Logger } from '../logger.js';
import type { RequestScope } from '../request-scope.js';

/** One line a request: who, what, how long, how it ended; never variables, they are about people. */
export function logRequest(log: Logger, scope: RequestScope, path: string, status: number): void {
  log.info(
    {
      requestId: scope.id,
      actor: scope.actor.id,
      path,
      operation: scope.operationName ?? undefined,
      ms: Math.round((performance.now() - scope.startedAt) * 10) / 10,
      status,
      errors: scope.errorCodes.length > 0 ? scope.errorCodes : undefined,
    },
    'request',
  );
}
