import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { UserError } from '../errors.js';
import type { Context } from '../context/context.js';
import type { RequestTrace } from '../context/create-context.js';

export interface ServedContext {
  ctx: Context;
  trace: RequestTrace;
}

/** Codes that graphql itself gives to a request that is wrong in form. */
const FORMAL = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE']);

function userErrorOf(error: GraphQLError): UserError | undefined {
  for (let at: unknown = error; at instanceof Error; at = 'originalError' in at ? at.originalError : undefined) {
    if (at instanceof UserError) return at;
  }
  return undefined;
}

/** The one place where errors are translated for the caller and everything unknown is masked. */
export function presentError(error: GraphQLError, ctx: Context): GraphQLFormattedError {
  const where = { locations: error.locations, path: error.path };
  const known = userErrorOf(error);
  if (known) {
    const { message, extensions } = known.present(ctx.t);
    return { message, ...where, extensions: { module: ctx.moduleId, ...extensions } };
  }
  const code = error.extensions?.code;
  const formal = typeof code === 'string' && FORMAL.has(code);
  if (formal || (!error.originalError && !error.path)) {
    return { message: error.message, ...where, extensions: { code: formal ? code : 'BAD_REQUEST', module: ctx.moduleId } };
  }
  ctx.log.error({ err: error.originalError ?? error, path: error.path }, 'unexpected error');
  return {
    message: ctx.t('sdk.internal', { requestId: ctx.requestId }),
    ...where,
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: ctx.requestId, module: ctx.moduleId },
  };
}

/** Adds the withheld fields to the answer, and errors as the caller may see them. */
export const answerPlugin: ApolloServerPlugin<ServedContext['ctx'] & { trace: RequestTrace }> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, contextValue, errors }) {
        if (response.body.kind !== 'single') return;
        const result = response.body.singleResult;
        if (errors?.length) result.errors = errors.map((error) => presentError(error, contextValue));
        const restricted = [...contextValue.trace.restricted.values()];
        if (restricted.length > 0) result.extensions = { ...result.extensions, restricted };
        if (contextValue.trace.session !== undefined) response.http.headers.set('x-demos-session', contextValue.trace.session);
      },
    };
  },
};
