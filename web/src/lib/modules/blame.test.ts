import { describe, expect, it } from 'vitest';
import { blamedIn, messageOf, ownedBy, ownerOf, partsToBlame } from './blame.js';

const stack = `TypeError: x is not a function
    at HTMLButtonElement.press (http://office.local/modules/notes/1.0.0+ab12/panel.js?again=2:12:5)
    at http://office.local/_app/immutable/chunks/one.js:1:1
    at http://office.local/modules/fines/2.0.0/list.js:1:1`;
const part = (module: string, edition: string, script: string) => ({ module, edition, script, key: `${module}/${script}` });

describe('an error of a part of a module', () => {
  it('is known by the first module address of its stack', () => {
    expect(blamedIn(stack)).toEqual({ module: 'notes', edition: '1.0.0+ab12', script: 'panel.js' });
    expect(blamedIn('press@http://office.local/modules/notes/1.0.0/deep/panel.js:12:5')).toEqual({ module: 'notes', edition: '1.0.0', script: 'deep/panel.js' });
  });

  it('is nobody’s when the office alone is named', () => {
    expect(blamedIn('Error: no\n at http://office.local/_app/immutable/entry/app.js:1:2')).toBeUndefined();
    expect(blamedIn(undefined)).toBeUndefined();
    expect(partsToBlame(undefined, [part('notes', '1', 'panel.js')])).toEqual([]);
  });

  it('is shown in the part whose script it names, and in all of the module for a shared chunk', () => {
    const live = [part('notes', '1.0.0', 'panel.js'), part('notes', '1.0.0', 'page.js'), part('fines', '1.0.0', 'panel.js')];
    expect(partsToBlame({ module: 'notes', edition: '1.0.0', script: 'page.js' }, live)).toEqual([live[1]]);
    expect(partsToBlame({ module: 'notes', edition: '1.0.0', script: 'chunks/shared.js' }, live)).toEqual([live[0], live[1]]);
  });

  it('is not shown in the edition that has replaced the one that failed', () => {
    expect(partsToBlame({ module: 'notes', edition: '1.0.0', script: 'panel.js' }, [part('notes', '1.1.0', 'panel.js')])).toEqual([]);
  });

  it('belongs to whoever called, when the stack knows the office only', () => {
    expect(ownerOf(ownedBy(new Error('forbidden'), '7'))).toBe('7');
    expect(ownerOf(new Error('other'))).toBeUndefined();
    expect(ownerOf('text')).toBeUndefined();
  });

  it('has words, whatever was thrown', () => {
    expect([new Error('no'), new TypeError(), 'text', undefined, { message: 1 }].map(messageOf)).toEqual(['no', 'TypeError', 'text', '', '']);
  });
});
