import { request } from 'undici';
import { moduleAuthorization, type ModuleRuntime } from '../context/create-context.js';
import type { FetchFeed } from './consumer.js';
import type { DomainEvent } from './event.js';

const PATIENCE_MS = 20_000;

/** Reads feeds of other modules through the gateway, as the module itself. */
export function gatewayFeed(runtime: ModuleRuntime): FetchFeed {
  return async (source, { after, types, limit }) => {
    const query = new URLSearchParams({ after, types: types.join(','), limit: String(limit) });
    const { statusCode, body } = await request(`${runtime.gatewayUrl}/platform/events/${source}?${query}`, {
      headers: { authorization: await moduleAuthorization(runtime) },
      headersTimeout: PATIENCE_MS,
      bodyTimeout: PATIENCE_MS,
    });
    if (statusCode !== 200) {
      await body.dump();
      throw new Error(`The feed of ${source} was answered with ${statusCode}`);
    }
    return ((await body.json()) as { events: DomainEvent[] }).events;
  };
}
