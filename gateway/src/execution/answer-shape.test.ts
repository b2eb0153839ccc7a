import { buildSchema, getOperationAST, parse, type OperationDefinitionNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { AnswerShape } from './answer-shape.js';

const schema = buildSchema(`
  type Query { person: Person pets: [Pet!] }
  type Person { id: ID! name: String! born: Date sex: Sex friends: [Person] }
  enum Sex { MALE FEMALE }
  scalar Date
  union Pet = Cat | Dog
  type Cat { lives: Int! } type Dog { bark: String }
`);

function write(query: string, data: Record<string, unknown>, variables: Record<string, unknown> = {}): unknown {
  const document = parse(query);
  const text = new AnswerShape(schema, document, getOperationAST(document) as OperationDefinitionNode, variables).write(data);
  return text === undefined ? undefined : JSON.parse(text);
}

describe('an answer', () => {
  it('has what was asked for, in the order in which it was asked, and nothing that was fetched besides', () => {
    const data = { person: { __typename: 'Person', id: '1', secret: 'x', name: 'A "quoted" name', born: { y: 1 }, sex: 'MALE' } };
    expect(JSON.stringify(write('{ __typename me: person { id } person { sex name born } }', { ...data, me: data.person }))).toBe(
      '{"__typename":"Query","me":{"id":"1"},"person":{"sex":"MALE","name":"A \\"quoted\\" name","born":{"y":1}}}',
    );
  });

  it('is chosen by the type of each object', () => {
    const data = { pets: [{ __typename: 'Cat', lives: 9 }, { __typename: 'Dog', bark: null }] };
    expect(write('{ pets { ... on Cat { lives } ... on Dog { bark } } }', data)).toEqual({ pets: [{ lives: 9 }, { bark: null }] });
  });

  it('leaves out what a condition leaves out', () => {
    const query = 'query($full: Boolean!) { person { id name @include(if: $full) ... @skip(if: $full) { sex } } }';
    const data = { person: { id: '1', name: 'A', sex: 'MALE' } };
    expect(write(query, data, { full: true })).toEqual({ person: { id: '1', name: 'A' } });
    expect(write(query, data, { full: false })).toEqual({ person: { id: '1', sex: 'MALE' } });
  });

  it('merges what is asked for one object in several places', () => {
    expect(write('{ person { friends { id } } ...More } fragment More on Query { person { friends { name } } }', { person: { friends: [{ id: '2', name: 'B' }, null] } })).toEqual({ person: { friends: [{ id: '2', name: 'B' }, null] } });
  });

  it.each([
    ['a null where none is allowed', { person: { id: '1', name: null } }],
    ['a value that the type does not have', { person: { id: '1', name: 5 } }],
    ['a type that nobody knows', { person: { __typename: 'Alien', id: '1', name: 'A' } }],
    ['a list in place of an object', { person: [] }],
  ])('with %s is left to a closer look', (_, data) => {
    expect(write('{ person { id name } }', data)).toBeUndefined();
  });
});
