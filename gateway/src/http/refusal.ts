import type { ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';

/** An answer outside of GraphQL in the shape that a GraphQL client understands. */
export function refuse(response: ServerResponse, status: number, code: string, message: string, requestId?: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.statusCode = status;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.end(JSON.stringify({ errors: [{ message, extensions: { code, requestId } }] }));
}

/** The same for an error; only what is meant for the caller is told. */
export function refuseWith(response: ServerResponse, error: unknown, requestId: string): void {
  if (!(error instanceof GraphQLError)) return refuse(response, 500, 'INTERNAL_SERVER_ERROR', 'Something went wrong here', requestId);
  const http = error.extensions['http'] as { status?: number } | undefined;
  const code = String(error.extensions['code']);
  refuse(response, http?.status ?? (code === 'MODULE_UNAVAILABLE' ? 503 : 400), code, error.message, requestId);
}
