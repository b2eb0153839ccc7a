import { describe, expect, it } from 'vitest';
import { deduplicate, expand, expandErrors } from './representations.js';

const house = (id: string) => ({ __typename: 'House', id });

describe('representations', () => {
  it('are sent once each, in the order in which they first come', () => {
    const { json, positions } = deduplicate({ representations: [house('1'), house('2'), house('1')], first: 3 });
    expect(JSON.parse(json)).toEqual({ representations: [house('1'), house('2')], first: 3 });
    expect(positions).toEqual([0, 1, 0]);
  });

  it('that all differ need no expansion', () => {
    expect(deduplicate({ representations: [house('1'), house('2')] })).toEqual({ json: '{"representations":[{"__typename":"House","id":"1"},{"__typename":"House","id":"2"}]}', positions: undefined });
  });

  it('differ when a required field differs', () => {
    expect(deduplicate({ representations: [{ ...house('1'), path: ['a'] }, { ...house('1'), path: ['b'] }] }).positions).toBeUndefined();
  });

  it('leave other variables as they are', () => {
    expect(JSON.parse(deduplicate({ id: '1', representations: 'text' }).json)).toEqual({ id: '1', representations: 'text' });
    expect(deduplicate({}).json).toBe('{}');
  });

  it('expand to copies that can be changed one by one', () => {
    const [first, , third] = expand([{ id: '1', tags: [{ name: 'a' }] }, null], [0, 1, 0]) as [{ tags: object[] }, null, { tags: object[] }];
    expect(third).toEqual(first);
    expect(third.tags[0]).not.toBe(first.tags[0]);
  });

  it('take an error to each of their places', () => {
    const errors = [{ message: 'm', path: ['_entities', 0, 'owner'] }, { message: 'n', path: ['other', 0] }, { message: 'o' }];
    expect(expandErrors(errors, [0, 1, 0]).map(({ path }) => path)).toEqual([['_entities', 0, 'owner'], ['_entities', 2, 'owner'], ['other', 0], undefined]);
  });
});
