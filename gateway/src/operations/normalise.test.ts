import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { normalise } from './normalise.js';

const normalised = (query: string, name: string | null = null) => normalise(parse(query), name);

describe('a recorded operation', () => {
  it('keeps no value that was written into it', () => {
    const query = `query Find($n: String = "Иванов") {
      persons(filter: { text: "Петров 1980", age: 41, rate: 1.5, tags: ["a", "b"], sex: MALE, active: true }, n: $n) { name(as: """block""") }
    }`;
    const document = normalised(query)?.document ?? '';
    expect(document).not.toMatch(/Иванов|Петров|1980|41|1\.5|"a"|block/);
    expect(document).toContain('filter: {text: "", age: 0, rate: 0, tags: [""], sex: MALE, active: true}');
  });

  it('is one, however it is written and whatever values it has', () => {
    const one = normalised('query Q { person(id: "1") { name } }');
    const other = normalised('query Q{\n  person(id:"2"){name,}\n}  # a comment');
    expect(one?.hash).toBe(other?.hash);
  });

  it('is alone: other operations and unused fragments stay away', () => {
    const query = 'query A { a { ...F } } query B { b { ...G } } fragment F on T { x } fragment G on T { y }';
    expect(normalised(query, 'B')).toMatchObject({ operationName: 'B', document: 'query B {\n  b {\n    ...G\n  }\n}\n\nfragment G on T {\n  y\n}' });
  });

  it('is still valid where it was valid', () => {
    const schema = buildSchema('input F { text: String! n: [Int!]! } type Query { find(f: F!, id: ID!, many: [F!]): Int }');
    const document = normalised('{ find(f: { text: "x", n: [1, 2] }, id: 7, many: [{ text: "a", n: [] }, { text: "b", n: [3] }]) }')?.document ?? '';
    expect(validate(schema, parse(document))).toEqual([]);
  });

  it('is not one that only asks of the schema', () => {
    expect(normalised('{ __typename __schema { types { name } } }')).toBeUndefined();
  });
});
