/**
 * An event as CloudEvents 1.0 has it; `cursor` is where it stands in the feed of its source.
 *
 * @example
 * type Opened = DomainEvent<{ personId: string; on: string }>;
 * const personOf = ({ data }: Opened) => data.personId;
 */
export interface DomainEvent<T = Record<string, unknown>> {
  specversion: '1.0';
  id: string;
  /** Module that published it. */
  source: string;
  /** `<module>.<what>.<happened>`: `residents.registration.opened`. */
  type: string;
  /** Id of the thing that it is about. */
  subject: string;
  /** ISO 8601 moment of the change. */
  time: string;
  datacontenttype: 'application/json';
  data: T;
  cursor: string;
}

/**
 * An event as a module tells it; the rest is added.
 *
 * @example const event: NewEvent = { type: 'note.written', subject: personId, data: { personId } };
 */
export interface NewEvent {
  /** Without the module's id: `registration.opened`. */
  type: string;
  subject: string;
  data: Record<string, unknown>;
}

/**
 * The beginning of every feed.
 *
 * @example await ctx.sql('update event_cursor set cursor = $2 where source = $1', ['residents', FEED_START]);
 */
export const FEED_START = '0.0.0';

export interface FeedPosition {
  epoch: number;
  tx: string;
  seq: string;
}

/** @throws when the text is no cursor of a feed */
export function parseCursor(cursor: string): FeedPosition {
  const [, epoch, tx, seq] = /^(\d{1,9})\.(\d{1,20})\.(\d{1,19})$/.exec(cursor) ?? [];
  if (epoch === undefined || tx === undefined || seq === undefined) throw new RangeError(`"${cursor.slice(0, 60)}" is no cursor of an event feed`);
  return { epoch: Number(epoch), tx, seq };
}
