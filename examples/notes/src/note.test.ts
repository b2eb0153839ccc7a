import { randomUUID } from 'node:crypto';
import { historyOf } from '@demos/module-sdk';
import { moduleUnderTest, type ModuleUnderTest } from '@demos/module-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import notes from './module.js';

const ADD = 'mutation ($input: AddNoteInput!) { addNote(input: $input) { id text author } }';
const STRANGER = randomUUID();
const writer = { name: 'Соколова Анна Петровна', permissions: ['notes.read', 'notes.write'] };

interface WithNotes {
  notes: { text: string; author: string }[] | null;
}

describe('notes about a person', () => {
  let t: ModuleUnderTest;
  const input = (over: object = {}) => ({ id: randomUUID(), personId: randomUUID(), text: 'Просила звонить после шести', ...over });
  const add = (note: object, actor = writer) => t.as(actor).query<{ addNote: { text: string } | null }>(ADD, { input: note });
  const notesOf = async (personId: string, actor: object = writer) =>
    t.as(actor).entities<WithNotes>([{ __typename: 'Person', id: personId }], '... on Person { notes { text author } }');

  beforeAll(async () => {
    t = await moduleUnderTest(notes, { graph: (_document, { id }) => ({ person: id === STRANGER ? null : { id } }) });
  });
  afterAll(() => t.stop());

  it('are read on the person, with their author, the newest first', async () => {
    const note = input();
    await add(note);
    await add(input({ personId: note.personId, text: 'Больше не звонить' }));
    const { data } = await notesOf(note.personId);
    expect(data._entities).toEqual([{ notes: ['Больше не звонить', note.text].map((text) => ({ text, author: writer.name })) }]);
  });

  it('are neither read nor written without the permission', async () => {
    const note = input();
    const reader = { permissions: ['notes.read'] };
    expect((await add(note, { ...writer, ...reader })).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'notes.write' });
    const { data, errors } = await notesOf(note.personId, { permissions: ['notes.write'] });
    expect(data._entities).toEqual([{ notes: null }]);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'notes.read' });
  });

  it('are written once, however often the request comes', async () => {
    const note = input();
    await Promise.all([add(note), add(note), add(note)]);
    expect((await notesOf(note.personId)).data._entities[0]?.notes).toHaveLength(1);
  });

  it('leave who wrote what in the history of the person', async () => {
    const note = input();
    await add(note);
    const history = await historyOf(t.system.context(), note.personId, { first: 10 });
    expect(history).toMatchObject([{ operation: 'I', actorName: writer.name, after: { text: note.text } }]);
  });

  it.each([
    ['an empty note', { text: '  ' }, 'BAD_USER_INPUT', 'Введите текст заметки'],
    ['a note about a person whom the writer does not see', { personId: STRANGER }, 'NOT_FOUND', 'Этот человек вам не виден: заметку о нём оставить нельзя'],
  ])('refuse %s', async (_what, over, code, message) => {
    expect((await add(input(over))).errors?.[0]).toMatchObject({ message, extensions: { code } });
  });

  it('come with a panel for the card of the person', async () => {
    const { web } = (await t.json('/manifest')) as { web: { slots: Record<string, { script: string }[]> } };
    const script = web.slots['person.aside']?.[0]?.script;
    const { default: panel } = (await import(new URL(`../web/${script}`, import.meta.url).href)) as { default: { mount: unknown } };
    expect(panel.mount).toBeTypeOf('function');
  });
});
