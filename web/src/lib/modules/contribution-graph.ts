import { createRequest } from '@urql/core';
import { Kind, OperationTypeNode } from 'graphql';
import { client } from '#lib/graph/client.js';

export class GraphFailure extends Error {
  override name = 'GraphFailure';
  readonly errors: readonly { message: string; extensions: Record<string, unknown> }[];

  constructor(messages: string[], errors: GraphFailure['errors']) {
    super(messages.join('\n'));
    this.errors = errors;
  }
}

/** Asks the graph as the signed-in person; what a module changes, the office's own screens read again. */
export async function askGraph(document: string, variables: Record<string, unknown>): Promise<unknown> {
  const request = createRequest(document, variables);
  const operation = request.query.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const changes = operation?.operation === OperationTypeNode.MUTATION;
  const answer = changes ? client().executeMutation(request) : client().executeQuery(request, { requestPolicy: 'network-only' });
  const { data, error } = await answer.toPromise();
  if (!error) return data;
  const errors = error.graphQLErrors.map(({ message, extensions }) => ({ message, extensions: extensions ?? {} }));
  throw new GraphFailure(errors.length > 0 ? errors.map(({ message }) => message) : [error.message], errors);
}
