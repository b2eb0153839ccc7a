import type { ServerResponse } from 'node:http';
import type { ModuleBoard } from './module-board.js';

const HEARTBEAT_MS = 15_000;
const RECONNECT_MS = 2_000;

/** Tells every open tab that the modules have changed; what has changed, each asks with its own rights. */
export class ChangeFeed {
  readonly #board: ModuleBoard;
  readonly #readers = new Set<ServerResponse>();
  readonly #heartbeat: NodeJS.Timeout;

  constructor(board: ModuleBoard, heartbeatMs = HEARTBEAT_MS) {
    this.#board = board;
    this.#heartbeat = setInterval(() => this.#tell(': still here\n\n'), heartbeatMs).unref();
    board.on('changed', (revision) => this.#tell(eventOf(revision)));
  }

  get readers(): number {
    return this.#readers.size;
  }

  /** The first event comes at once: a tab that was away learns what it missed. */
  follow(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    response.write(`retry: ${RECONNECT_MS}\n\n${eventOf(this.#board.revision)}`);
    this.#readers.add(response);
    response.once('close', () => this.#readers.delete(response));
  }

  stop(): void {
    clearInterval(this.#heartbeat);
    for (const reader of this.#readers) reader.end();
    this.#readers.clear();
  }

  /** A tab that takes nothing any more is not written to without end: it is let go, and comes back when it can. */
  #tell(text: string): void {
    for (const reader of this.#readers) {
      if (reader.writableNeedDrain) reader.destroy();
      else reader.write(text);
    }
  }
}

function eventOf(revision: string): string {
  return `event: modules\ndata: ${JSON.stringify({ revision })}\n\n`;
}
