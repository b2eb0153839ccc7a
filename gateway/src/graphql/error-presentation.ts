import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from '../logger.js';

const SHOWN = ['code', 'module', 'permission', 'coordinate', 'fields', 'rule', 'requestId'] as const;
const MASKED_CODES = new Set(['INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR']);
const CODE = /^[A-Z][A-Z0-9_]{1,63}$/;

/** Stands where an unexpected message was, until the answer gets its request id and its language. */
export const MASKED_MESSAGE = 'Unexpected error';

/** Lets through what was meant for the caller; addresses, traces and unexpected messages go to the log alone. */
export function presentError(log: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { message, path, locations, extensions = {} } = formatted;
    const shown = Object.fromEntries(SHOWN.flatMap((key) => (extensions[key] === undefined ? [] : [[key, extensions[key]]])));
    if (isMeantForTheCaller(extensions)) return { message, path, locations, extensions: shown };
    log.error({ message, module: extensions['serviceName'], code: extensions['code'], path, stack: stackOf(error) }, 'an error was masked');
    return { message: MASKED_MESSAGE, path, extensions: { ...shown, code: 'INTERNAL_SERVER_ERROR' } };
  };
}

/** A module that masked an error itself says so with the request id. */
function isMeantForTheCaller({ code, requestId }: Record<string, unknown>): boolean {
  if (typeof code !== 'string' || !CODE.test(code)) return false;
  return !MASKED_CODES.has(code) || typeof requestId === 'string';
}

function stackOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const cause: unknown = 'originalError' in error ? error.originalError : undefined;
  return cause instanceof Error ? cause.stack : error.stack;
}
