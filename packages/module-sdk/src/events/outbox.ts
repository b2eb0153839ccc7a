import { randomUUID } from 'node:crypto';
import type { Context } from '../context/context.js';
import { parseCursor, type DomainEvent, type NewEvent } from './event.js';

export const EVENTS_CHANNEL = 'demos_events';

/** Writes the event in the transaction of the change that it tells of. */
export async function publish(ctx: Context, { type, subject, data }: NewEvent): Promise<void> {
  await ctx.sql(
    `insert into outbox (epoch, id, type, subject, data) select epoch, $1, $2, $3, $4::jsonb from outbox_epoch`,
    [randomUUID(), `${ctx.moduleId}.${type}`, subject, JSON.stringify(data)],
  );
  await ctx.sql('select pg_notify($1, $2)', [EVENTS_CHANNEL, ctx.moduleId]);
}

export interface FeedRequest {
  after: string;
  types?: readonly string[];
  limit: number;
}

interface OutboxRow {
  cursor: string;
  id: string;
  type: string;
  subject: string;
  at: string;
  data: Record<string, unknown>;
}

/**
 * Events after a cursor in the order of the feed. An event shows only when every transaction that began before its own
 * has ended, so that none can appear later behind a cursor.
 */
export async function readFeed(ctx: Context, { after, types, limit }: FeedRequest): Promise<DomainEvent[]> {
  const { epoch, tx, seq } = parseCursor(after);
  const rows = await ctx.sql<OutboxRow>(
    `select o.epoch || '.' || o.tx || '.' || o.seq as cursor, o.id, o.type, o.subject, o.data,
            to_char(o.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
       from outbox o, outbox_epoch e
      where (o.epoch < e.epoch or o.tx < pg_snapshot_xmin(pg_current_snapshot()))
        and (o.epoch, o.tx, o.seq) > ($1, $2::text::xid8, $3::bigint)
        and ($4::text[] is null or o.type = any($4))
      order by o.epoch, o.tx, o.seq
      limit $5`,
    [epoch, tx, seq, types?.length ? [...types] : null, Math.min(Math.max(limit, 1), 1000)],
  );
  return rows.map(({ cursor, id, type, subject, at, data }) => ({
    specversion: '1.0',
    id,
    source: ctx.moduleId,
    type,
    subject,
    time: at,
    datacontenttype: 'application/json',
    data,
    cursor,
  }));
}

/** A database restored on another server counts its transactions anew: the events of before then form an epoch of their own. */
export async function beginEpoch(ctx: Context): Promise<void> {
  await ctx.sql(
    `update outbox_epoch set epoch = epoch + 1
      where exists (select 1 from outbox o where o.epoch = outbox_epoch.epoch and o.tx >= pg_snapshot_xmax(pg_current_snapshot()))`,
  );
}
