import { describe, expect, it } from 'vitest';
import { actionsOf, brings, menuOf, pagesOf, partsIn } from './contributions.js';
import { readListing } from './module-listing.js';

const script = (name: string) => `/modules/fines/1.0.0/${name}.js`;
const modules = readListing({
  revision: '1',
  modules: [
    {
      id: 'fines',
      version: '1.0.0',
      web: {
        menu: [{ id: 'all', title: 'fines.all', page: 'all' }, { id: 'odd', title: 'fines.odd', page: 'absent' }],
        pages: [{ id: 'all', title: 'fines.all', script: script('all'), permission: 'fines.read' }],
        slots: { 'person.aside': [{ script: script('open') }, { script: script('secret'), permission: 'fines.read' }] },
        actions: [
          { id: 'pay', title: 'fines.pay', script: script('pay'), slot: 'person.aside', permission: 'fines.write' },
          { id: 'export', title: 'fines.export', script: script('export') },
        ],
      },
    },
  ],
}).modules;

const nobody = () => false;
const reader = (permission: string) => permission === 'fines.read';
const everything = () => true;
const keys = (offered: { key: string }[]) => offered.map(({ key }) => key);

describe('what a person sees of the modules', () => {
  it('are the panels that need no permission, and those whose permission is held', () => {
    expect(keys(partsIn(modules, 'person.aside', nobody))).toEqual(['fines/open.js']);
    expect(keys(partsIn(modules, 'person.aside', reader))).toEqual(['fines/open.js', 'fines/secret.js']);
    expect(partsIn(modules, 'dwelling.aside', everything)).toEqual([]);
  });

  it('is no menu entry without the page behind it', () => {
    expect(keys(menuOf(modules, nobody))).toEqual([]);
    expect(keys(menuOf(modules, reader))).toEqual(['fines/all']);
    expect(keys(pagesOf(modules, reader))).toEqual(['fines/all']);
  });

  it('are actions about a person only while a person is on the screen', () => {
    expect(keys(actionsOf(modules, everything, []))).toEqual(['fines/export']);
    expect(keys(actionsOf(modules, everything, ['person.tab']))).toEqual(['fines/pay', 'fines/export']);
    expect(keys(actionsOf(modules, reader, ['person.tab']))).toEqual(['fines/export']);
  });

  it('is known to be gone once no module brings its script', () => {
    expect(brings(modules, 'fines', 'secret.js')).toBe(true);
    expect(brings(modules, 'fines', 'other.js')).toBe(false);
    expect(brings([], 'fines', 'secret.js')).toBe(false);
  });
});
