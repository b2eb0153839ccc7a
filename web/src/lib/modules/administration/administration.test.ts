import { describe, expect, it } from 'vitest';
import { rowsOf, shortKey, type InstalledModule } from './administration.js';

const notice = (id: string, title = id) => ({ id, title, version: '1.0.0', status: 'up', problem: null });
const installed = (id: string, state: 'enabled' | 'disabled'): InstalledModule => ({ id, version: '1.0.0', source: `${id}.tgz`, publisherKey: null, state, granted: [], previousVersion: null });

describe('the table of modules', () => {
  it('shows the installed ones first, the disabled among them, and then those of the office itself', () => {
    const rows = rowsOf({ modules: [notice('access'), notice('notes', 'Заметки')], manage: { installed: [installed('fines', 'disabled'), installed('notes', 'enabled')], orders: [], journal: [] } });
    expect(rows.map(({ id, status, installed: by }) => [id, status, by?.state])).toEqual([
      ['fines', undefined, 'disabled'],
      ['notes', 'up', 'enabled'],
      ['access', 'up', undefined],
    ]);
  });

  it('shows enough of a key to compare it', () => {
    expect(shortKey('MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE')).toBe('MCowBQYD…XAxZuE');
    expect(shortKey('short')).toBe('short');
  });
});
