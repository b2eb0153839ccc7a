import { getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { defaultLimits, enforce, measure } from './limits.js';

const measured = (query: string) => measure(parse(query));

describe('the measures of a query', () => {
  it('count levels, aliases, root fields, directives and fields', () => {
    expect(measured('query @a { one: x { y { z } } ...F w @skip(if: true) } fragment F on Query { v { two: u } }')).toEqual({
      depth: 3, aliases: 2, rootFields: 3, directives: 2, fields: 6, introspects: false,
    });
  });

  it('are those of the largest operation', () => {
    expect(measured('query A { a } query B { a { b { c } } }')).toMatchObject({ depth: 3, fields: 3 });
  });

  it('count a fragment each time that it is spread', () => {
    expect(measured('{ a { ...F } b { ...F } } fragment F on T { x: y z }')).toMatchObject({ fields: 6, aliases: 2, depth: 2 });
  });

  it('come to an end in cycles of fragments', () => {
    expect(measured('{ ...A } fragment A on Q { a ...B } fragment B on Q { b ...A }')).toMatchObject({ fields: 2 });
  });

  it('find introspection wherever it hides', () => {
    expect(measured('{ a ... on Query { ...F } } fragment F on Query { __type(name: "X") { name } }').introspects).toBe(true);
    expect(measured('{ __typename }').introspects).toBe(false);
  });

  it('leave room for the introspection that tools send', () => {
    expect(() => enforce(measured(getIntrospectionQuery({ descriptions: true })), defaultLimits)).not.toThrow();
  });
});
