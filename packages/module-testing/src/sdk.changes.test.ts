import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { historyOf, rowsAsOf } from '@demos/module-sdk';
import { ADD, addNote, newNote, READ, WRITE } from './fixtures/notes.actors.js';
import { notes } from './fixtures/notes.module.js';
import { moduleUnderTest, type ModuleClient, type ModuleUnderTest } from './index.js';

describe('changes through the SDK', () => {
  let t: ModuleUnderTest;
  let writer: ModuleClient;

  beforeAll(async () => {
    t = await moduleUnderTest(notes);
    writer = t.as({ permissions: [READ, WRITE], name: 'Соколова Анна Петровна' });
  });
  afterAll(() => t.stop());

  it('are made once, however often and at the same time the same request comes', async () => {
    const input = newNote();
    const answers = await Promise.all(Array.from({ length: 8 }, () => writer.query<{ addNote: { id: string } }>(ADD, { input })));
    expect(answers.map(({ data, errors }) => errors?.[0]?.message ?? data?.addNote.id)).toEqual(Array(8).fill(input.id));
    expect(await historyOf(writer.context(), input.personId, { first: 10 })).toHaveLength(1);
  });

  it('with the id of another request are refused as a conflict', async () => {
    const input = await addNote(writer);
    const { errors } = await writer.query(ADD, { input: { ...input, text: 'Совсем другое' } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT' });
  });

  it('leave who, when, why, before and after, and no change can be unmade', async () => {
    const input = await addNote(writer);
    const ctx = writer.context();
    await ctx.transact((tx) => tx.sql('update note set text = $2 where id = $1', [input.id, 'Исправлено']), { reason: 'описка' });
    const [changed, created] = await historyOf(ctx, input.personId, { first: 10 });
    expect(created).toMatchObject({ operation: 'I', actorName: 'Соколова Анна Петровна', reason: 'asked', before: null, after: { text: input.text } });
    expect(changed).toMatchObject({ operation: 'U', reason: 'описка', before: { text: input.text }, after: { text: 'Исправлено' } });
    await expect(ctx.transact((tx) => tx.sql('delete from history'))).rejects.toThrow('append-only');
    const beforeTheChange = await rowsAsOf(ctx, 'note', input.personId, new Date((created?.at.getTime() ?? 0) + 1));
    expect(beforeTheChange).toMatchObject([{ text: input.text }]);
  });

  it('are chained: each row holds the hash of the row before it in its lane', async () => {
    for (let n = 0; n < 20; n += 1) await addNote(writer);
    const rows = await t.database.sql<{ lane: number; prev: string; hash: string }>(
      `select lane, encode(prev_hash, 'hex') prev, encode(hash, 'hex') hash from notes.history order by seq`,
    );
    const last = new Map<number, string>();
    for (const { lane, prev, hash } of rows) {
      expect(prev).toBe(last.get(lane) ?? '');
      last.set(lane, hash);
    }
  });

  it('with a mistake are told by field, in the language of the user', async () => {
    const input = newNote({ text: ' ' });
    const messageIn = async (locale: 'ru' | 'en') => (await writer.query(ADD, { input }, { locale })).errors?.[0]?.extensions;
    expect(await messageIn('ru')).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ field: 'text', message: 'Введите текст заметки' }] });
    expect(await messageIn('en')).toMatchObject({ fields: [{ field: 'text', message: 'Enter the text of the note' }] });
  });
});
