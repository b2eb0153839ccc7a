import { describe, expect, it } from 'vitest';
import { buildModuleSchema, defineModule, entriesOn } from '@demos/module-sdk';
import { notes } from './fixtures/notes.module.js';

describe('a module that cannot work is refused with a sentence that says what to do', () => {
  it.each([
    ['a query without a rule', { ...notes, rules: { ...notes.rules, Query: {} } }, 'no rule for Query.notes. Add them to rules'],
    ['an extension field without a rule', { ...notes, rules: { ...notes.rules, Person: {} } }, 'no rule for Person.notes'],
    ['a type of its own without a rule', { ...notes, rules: { Query: notes.rules.Query!, Mutation: notes.rules.Mutation!, Person: notes.rules.Person! } }, 'no rule for Note'],
    ['a rule for what does not exist', { ...notes, rules: { ...notes.rules, Dwelling: 'notes.note.read' } }, 'Dwelling. Correct or remove them'],
    ['a type that cannot be found by reference', { ...notes, references: {} }, 'type Note has a @key but no loader. Add references'],
  ])('%s', async (_case, module, sentence) => {
    await expect(buildModuleSchema(module)).rejects.toThrow(sentence);
  });

  it('permissions of another module', () => {
    expect(() => defineModule({ ...notes, permissions: { steal: 'residents.person.read' } })).toThrow("Use definePermissions('notes', …)");
  });

  it.each([
    ['without a name in one language', [{ code: 'A', ru: 'А', en: '' }], 'directories.kinds.A lacks its Russian or English name'],
    ['that ends before it begins', [{ code: 'A', ru: 'А', en: 'A', validFrom: '2026-02-01', validTo: '2026-01-01' }], 'ends before it begins'],
    ['that is there twice on one day', [{ code: 'A', ru: 'А', en: 'A' }, { code: 'A', ru: 'Б', en: 'B', validFrom: '2026-01-01' }], 'is there twice'],
  ])('a directory entry %s', (_case, kinds, sentence) => {
    expect(() => defineModule({ ...notes, directories: { kinds } })).toThrow(sentence);
  });

  it('a bad id', () => {
    expect(() => defineModule({ ...notes, id: 'Notes!' })).toThrow('lower-case letters');
  });
});

describe('the schema of a module', () => {
  it('allows null at its borders, so that a module that is down takes nothing else with it', async () => {
    const { sdl } = await buildModuleSchema(notes);
    expect(sdl).toMatch(/notes\(.*\): \[Note!\]\n/);
    expect(sdl).toMatch(/type Person @key\(fields: "id"\) \{\s+id: ID!\s+notes: \[Note!\]\s/);
  });
});

describe('a directory of a module', () => {
  const module = defineModule({
    ...notes,
    directories: { kinds: [{ code: 'OLD', ru: 'Старое', en: 'Old', validTo: '2025-12-31' }, { code: 'NEW', ru: 'Новое', en: 'New', validFrom: '2026-01-01', act: 'Приказ 1' }] },
  });

  it('offers what is valid on the day, and says which directories there are', () => {
    expect(entriesOn(module, 'kinds', '2025-12-31').map(({ code }) => code)).toEqual(['OLD']);
    expect(entriesOn(module, 'kinds', '2026-01-01').map(({ code }) => code)).toEqual(['NEW']);
    expect(() => entriesOn(module, 'purposes', '2026-01-01')).toThrow('It has: kinds.');
  });
});
