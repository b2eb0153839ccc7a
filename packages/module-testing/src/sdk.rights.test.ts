import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addNote, READ, WRITE } from './fixtures/notes.actors.js';
import { notes } from './fixtures/notes.module.js';
import { moduleUnderTest, type ModuleUnderTest } from './index.js';

const LIST = '{ notes(filter: {}) { id text secret } }';
const plain = { 'Note.secret': 'plain' } as const;

describe('rights of a module', () => {
  let t: ModuleUnderTest;
  let note: Awaited<ReturnType<typeof addNote>>;

  beforeAll(async () => {
    t = await moduleUnderTest(notes);
    note = await addNote(t.as({ permissions: [READ, WRITE] }));
  });
  afterAll(() => t.stop());

  it('refuse whoever lacks the permission of a type, by each way to it', async () => {
    const stranger = t.as({ permissions: [WRITE] });
    const ways = [
      await stranger.query(LIST),
      await stranger.entities([{ __typename: 'Note', id: note.id }], '... on Note { text }'),
      await stranger.entities([{ __typename: 'Person', id: note.personId }], '... on Person { notes { text } }'),
    ];
    for (const { errors } of ways) expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: READ, module: 'notes' });
  });

  it('let nobody in who is not signed in', async () => {
    const { errors } = await t.as({ kind: 'anonymous', permissions: [READ] }).query(LIST);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('hide a sensitive field by default and say why, by each way to it', async () => {
    const reader = t.as({ permissions: [READ] });
    const listed = await reader.must<{ notes: { secret: string | null }[] }>(LIST);
    expect(listed.notes).toEqual([{ id: note.id, text: note.text, secret: null }]);
    const entity = await reader.entities<{ secret: string | null }>([{ __typename: 'Note', id: note.id }], '... on Note { secret }');
    expect(entity.data?._entities).toEqual([{ secret: null }]);
    expect(entity.extensions).toEqual({ restricted: [{ coordinate: 'Note.secret', level: 'hidden', module: 'notes' }] });
  });

  it('mask and show a sensitive field as the role says', async () => {
    const secretFor = async (level: 'masked' | 'plain') => {
      const reader = t.as({ permissions: [READ], fieldRights: { 'Note.secret': level } });
      return (await reader.must<{ notes: { secret: string }[] }>(LIST)).notes[0]?.secret;
    };
    expect(await secretFor('masked')).toBe('***');
    expect(await secretFor('plain')).toBe(note.secret);
  });

  it.each(['{ notes(filter: { secret: "1" }) { id } }', '{ notes(filter: {}, orderBy: SECRET) { id } }'])(
    'refuse to filter and sort by what is not plain: %s',
    async (query) => {
      const { errors } = await t.as({ permissions: [READ], fieldRights: { 'Note.secret': 'masked' } }).query(query);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', coordinate: 'Note.secret' });
      const allowed = await t.as({ permissions: [READ], fieldRights: plain }).query(query);
      expect(allowed.errors).toBeUndefined();
    },
  );
});
