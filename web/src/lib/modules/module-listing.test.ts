import { describe, expect, it } from 'vitest';
import { differences, mergeModules, readListing } from './module-listing.js';

const notes = (version: string, more: object = {}) => ({
  id: 'notes',
  version,
  title: 'Notes',
  status: 'up',
  web: { menu: [], pages: [], actions: [], slots: { 'person.aside': [{ script: `/modules/notes/${version}+ab12/panel.js`, title: 'notes.title' }] } },
  messages: { ru: { 'notes.title': 'Заметки' }, en: { 'notes.title': 'Notes' } },
  ...more,
});
const list = (...modules: unknown[]) => readListing({ revision: 'r1', modules }).modules;

describe('the list of modules', () => {
  it('keeps where each script is and to which edition it belongs', () => {
    const [module] = list(notes('1.0.0'));
    expect(module?.ui.slots['person.aside']).toEqual([{ url: '/modules/notes/1.0.0+ab12/panel.js', edition: '1.0.0+ab12', script: 'panel.js', title: 'notes.title' }]);
    expect(module?.messages.en).toEqual({ 'notes.title': 'Notes' });
  });

  it('takes no script from another module, another site or above the folder', () => {
    const scripts = ['/modules/residents/1.0.0/panel.js', 'https://elsewhere.example/a.js', '//elsewhere.example/a.js', '/modules/notes/1.0.0/../../graphql', 'panel.js', 7];
    const slots = { 'person.aside': scripts.map((script) => ({ script })) };
    expect(list(notes('1.0.0', { web: { slots } }))[0]?.ui.slots['person.aside']).toEqual([]);
  });

  it('lives with garbage', () => {
    for (const content of [null, 'no', { modules: 'no' }, { modules: [null, 1, { id: '../x' }, { id: 'x', web: [], messages: [] }, { id: 'y', web: { slots: [1], pages: {}, menu: [{}] } }] }]) {
      expect(readListing(content).modules.every(({ ui }) => ui.menu.length + ui.pages.length === 0)).toBe(true);
    }
  });

  it('keeps the object of a module that is as it was, so that its panels stay untouched', () => {
    const before = list(notes('1.0.0'), { id: 'other', version: '1' });
    const after = mergeModules(before, list(notes('1.0.0'), { id: 'other', version: '2' }));
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
  });

  it('says which modules came, went and were replaced', () => {
    const before = list(notes('1.0.0'), { id: 'gone', version: '1' });
    expect(differences(before, list(notes('1.1.0'), { id: 'fresh', version: '1' }))).toEqual({ added: ['fresh'], removed: ['gone'], upgraded: ['notes'] });
  });
});
