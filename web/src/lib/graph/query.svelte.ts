import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { connection } from '#lib/shell/connection.svelte.js';
import { client } from './client.js';
import { problemsOf, restrictionsOf, type Problem, type Restriction } from './problems.js';

const skeletonAfter = 200;

interface QueryOptions {
  /** Goes on showing the former answer while the next one is on its way. */
  keep?: boolean;
}

/** One live answer of the graph: painted from the cache first, then refreshed. Made while a component is set up. */
export class Query<Data, Variables extends AnyVariables> {
  data = $state.raw<Data>();
  problems = $state.raw<Problem[]>([]);
  restrictions = $state.raw<Restriction[]>([]);
  fetching = $state(false);
  slow = $state(false);
  #revision = $state(0);
  #shown = '';

  constructor(
    document: TypedDocumentNode<Data, Variables>,
    variables: () => Variables | undefined,
    { keep = false }: QueryOptions = {},
  ) {
    $effect(() => {
      const chosen = variables();
      void this.#revision;
      void connection.returns;
      const key = JSON.stringify(chosen);
      if (!chosen || (!keep && key !== this.#shown)) this.#clear();
      this.#shown = key;
      if (!chosen) return;
      return this.#follow(document, chosen);
    });
  }

  refresh(): void {
    this.#revision += 1;
  }

  get empty(): boolean {
    return this.data === undefined;
  }

  #clear(): void {
    this.data = undefined;
    this.problems = [];
    this.restrictions = [];
    this.fetching = false;
    this.slow = false;
  }

  #follow(document: TypedDocumentNode<Data, Variables>, variables: Variables): () => void {
    this.fetching = true;
    const timer = setTimeout(() => (this.slow = true), skeletonAfter);
    const { unsubscribe } = client()
      .query(document, variables, { requestPolicy: 'cache-and-network' })
      .subscribe((result) => {
        this.data = result.data ?? (result.error ? undefined : this.data);
        this.problems = problemsOf(result.error);
        this.restrictions = restrictionsOf(result.extensions);
        this.fetching = result.stale;
        if (result.stale) return;
        clearTimeout(timer);
        this.slow = false;
      });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }
}
