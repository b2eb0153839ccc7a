import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { client } from './client.js';
import { problemsOf, restrictionsOf, type Problem, type Restriction } from './problems.js';

export interface Answer<Data> {
  data?: Data;
  problems: Problem[];
  restrictions: Restriction[];
}

export async function mutate<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Answer<Data>> {
  const result = await client().mutation(document, variables).toPromise();
  return { data: result.data, problems: problemsOf(result.error), restrictions: restrictionsOf(result.extensions) };
}

export async function ask<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Answer<Data>> {
  const result = await client().query(document, variables, { requestPolicy: 'network-only' }).toPromise();
  return { data: result.data, problems: problemsOf(result.error), restrictions: restrictionsOf(result.extensions) };
}
