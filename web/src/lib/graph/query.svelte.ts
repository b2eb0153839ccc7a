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
  slow = $state(false);
  #variables = $state.raw<() => Variables | undefined>(() => undefined);
  #wanted = $derived(JSON.stringify(this.#variables()) as string | undefined);
  #answered = $state<string>();
  #revision = $state(0);
  #shown: string | undefined;
  /** True until the server has answered for the variables as they are this very moment. */
  readonly fetching = $derived(this.#wanted !== undefined && this.#wanted !== this.#answered);

  constructor(
    document: TypedDocumentNode<Data, Variables>,
    variables: () => Variables | undefined,
    { keep = false }: QueryOptions = {},
  ) {
    this.#variables = variables;
    $effect(() => {
      const wanted = this.#wanted;
      void this.#revision;
      void connection.returns;
      if (wanted === undefined || (!keep && wanted !== this.#shown)) this.#clear();
      this.#shown = wanted;
      if (wanted !== undefined) return this.#follow(document, wanted);
    });
  }

  refresh(): void {
    this.#answered = undefined;
    this.#revision += 1;
  }

  get empty(): boolean {
    return this.data === undefined;
  }

  #clear(): void {
    this.data = undefined;
    this.problems = [];
    this.restrictions = [];
    this.#answered = undefined;
    this.slow = false;
  }

  #follow(document: TypedDocumentNode<Data, Variables>, wanted: string): () => void {
    const timer = setTimeout(() => (this.slow = true), skeletonAfter);
    const { unsubscribe } = client()
      .query(document, JSON.parse(wanted) as Variables, { requestPolicy: 'cache-and-network' })
      .subscribe((result) => {
        this.data = result.data ?? (result.error ? undefined : this.data);
        this.problems = problemsOf(result.error);
        this.restrictions = restrictionsOf(result.extensions);
        if (result.stale) return;
        this.#answered = wanted;
        clearTimeout(timer);
        this.slow = false;
      });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }
}
