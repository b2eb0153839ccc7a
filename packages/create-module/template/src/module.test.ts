import { randomUUID } from 'node:crypto';
import { moduleUnderTest, type ModuleUnderTest } from '@demos/module-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import module from './module.js';

const ADD = 'mutation ($input: Add__Type__EntryInput!) { add__Type__Entry(input: $input) { id } }';
const FIELD = '... on Person { __field__ { text } }';

describe('__title__', () => {
  let t: ModuleUnderTest;
  const writer = { permissions: ['__id__.read', '__id__.write'] };
  const entry = (over: object = {}) => ({ id: randomUUID(), personId: randomUUID(), text: 'Один', ...over });

  beforeAll(async () => {
    t = await moduleUnderTest(module, { graph: (_document, { id }) => ({ person: { id } }) });
  });
  afterAll(() => t.stop());

  it('are read on the person', async () => {
    const input = entry();
    await t.as(writer).must(ADD, { input });
    const { data } = await t.as(writer).entities([{ __typename: 'Person', id: input.personId }], FIELD);
    expect(data._entities).toEqual([{ __field__: [{ text: 'Один' }] }]);
  });

  it('are neither read nor written without the permission', async () => {
    const input = entry();
    const nobody = t.as({});
    expect((await nobody.query(ADD, { input })).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: '__id__.write' });
    const { errors } = await nobody.entities([{ __typename: 'Person', id: input.personId }], FIELD);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: '__id__.read' });
  });

  it('without a text are refused in the language of the user', async () => {
    const { errors } = await t.as(writer).query(ADD, { input: entry({ text: ' ' }) }, { locale: 'en' });
    expect(errors?.[0]?.message).toBe('Enter the text');
  });
});
