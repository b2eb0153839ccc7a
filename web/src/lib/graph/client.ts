import { cacheExchange, Client, fetchExchange, mapExchange } from '@urql/core';
import { i18n } from '#lib/i18n/i18n.svelte.js';
import { connection } from '#lib/shell/connection.svelte.js';
import { problemsOf } from './problems.js';

export const sessionEnded = new EventTarget();

function open(): Client {
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    fetchOptions: () => ({
      credentials: 'same-origin',
      headers: { 'x-demos-locale': i18n.locale, 'apollo-require-preflight': 'true' },
    }),
    exchanges: [
      mapExchange({
        onResult(result) {
          const problems = problemsOf(result.error);
          connection.observe(problems);
          if (problems.some((problem) => problem.code === 'UNAUTHENTICATED')) sessionEnded.dispatchEvent(new Event('ended'));
        },
      }),
      cacheExchange,
      fetchExchange,
    ],
  });
}

let current = open();

export const client = () => current;

/** Another person or language: nothing that was read before may be painted from the cache. */
export function forgetEverything(): void {
  current = open();
}
