import type { Request } from 'express';
import { ownContext } from '../context/own-context.js';
import type { ModuleRuntime } from '../context/create-context.js';
import { FEED_START } from '../events/event.js';
import { readFeed } from '../events/outbox.js';
import type { SignedResponse } from './signed-response.js';

/** `GET /events?after=&types=&limit=`: the feed of the module, for the gateway alone. */
export async function answerEvents({ runtime }: { runtime: ModuleRuntime }, request: Request, response: SignedResponse): Promise<void> {
  if (response.locals.claims.kind !== 'system') {
    response.status(404).json({ errors: [{ message: 'No feed here' }] });
    return;
  }
  const { searchParams } = new URL(request.originalUrl, 'http://module');
  const types = (searchParams.get('types') ?? '').split(',').filter(Boolean);
  try {
    const events = await readFeed(ownContext(runtime), {
      after: searchParams.get('after') ?? FEED_START,
      types,
      limit: Number(searchParams.get('limit') ?? 200) || 200,
    });
    response.json({ events });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    response.status(400).json({ errors: [{ message: error.message }] });
  }
}
