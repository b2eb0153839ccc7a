import { GraphQLError } from 'graphql';
import { hashSession } from '../src/identity/session-cookie.js';
import { ADMINISTRATOR_SESSION, SESSION } from './office.js';
import type { Asked, SubgraphOptions } from './signed-subgraph.js';

export const clerk = {
  id: 'u1',
  kind: 'user',
  name: 'Соколова Анна Петровна',
  officeIds: ['o1'],
  permissions: ['people.read', 'houses.read', '*'],
  fieldRights: { 'Person.passport': 'hidden' },
  permissionVersion: 7,
  locale: 'en',
};

export const administrator = { ...clerk, id: 'u2', name: 'Администратор', permissions: ['platform.modules.manage'] };

const sessions = new Map<string, object>([
  [hashSession(SESSION), clerk],
  [hashSession(ADMINISTRATOR_SESSION), administrator],
]);

/** Whoever declares the capability is asked, whatever its name. */
export const doorkeeper: SubgraphOptions = {
  id: 'doorkeeper',
  capabilities: ['identity'],
  sdl: 'type Query { me: String! } type Mutation { login: Boolean! logout: Boolean! }',
  identity: (hash) => sessions.get(hash) ?? null,
  resolvers: {
    Query: { me: (_: unknown, __: unknown, { claims }: Asked) => claims.sub },
    Mutation: {
      login: (_: unknown, __: unknown, asked: Asked) => ((asked.session = SESSION), true),
      logout: (_: unknown, __: unknown, asked: Asked) => ((asked.session = ''), true),
    },
  },
};

export const people: SubgraphOptions = {
  id: 'people',
  sdl: `
    type Query { person(id: ID!): Person people(count: Int!): [Person!]! fail: String secret: String slow: String }
    type Mutation { rename(id: ID!, name: String!): Person! steal: Boolean! }
    type Person @key(fields: "id") { id: ID! name: String! passport: String home: House! friend: Person }
    type House @key(fields: "id") { id: ID! }
  `,
  resolvers: {
    Query: {
      person: (_: unknown, { id }: { id: string }) => ({ id }),
      people: (_: unknown, { count }: { count: number }) => Array.from({ length: count }, (_unused, index) => ({ id: String(index) })),
      fail: () => {
        throw new Error('connect to postgres://demos:secret@127.0.0.1 failed');
      },
      secret: () => {
        throw new GraphQLError('Нет права', { extensions: { code: 'FORBIDDEN', permission: 'people.read', module: 'people', stacktrace: ['at x'], url: 'http://127.0.0.1:1' } });
      },
      slow: () => new Promise((resolve) => setTimeout(() => resolve('late'), 1_000)),
    },
    Mutation: {
      rename: (_: unknown, { id }: { id: string }) => ({ id }),
      steal: (_: unknown, __: unknown, asked: Asked) => ((asked.session = 'a-session-of-the-thief'), true),
    },
    Person: {
      name: ({ id }: { id: string }) => `Person ${id}`,
      passport: (_: unknown, __: unknown, asked: Asked) => (asked.restrict('Person.passport'), null),
      home: ({ id }: { id: string }) => ({ id: `h${Number(id) % 2}` }),
      friend: ({ id }: { id: string }) => ({ id: String(Number(id) + 1) }),
    },
  },
};

export const houses: SubgraphOptions = {
  id: 'houses',
  sdl: `
    type Query { house(id: ID!): House houseCount: Int }
    type House @key(fields: "id") { id: ID! street: String tags: [Tag!]! owner: String }
    type Tag { name: String! }
  `,
  resolvers: {
    Query: { house: (_: unknown, { id }: { id: string }) => ({ id }), houseCount: () => 2 },
    House: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      street: ({ id }: { id: string }) => `Street ${id}`,
      tags: () => [{ name: 'brick' }],
      owner: ({ id }: { id: string }) => {
        throw new GraphQLError(`Owner of ${id} is not known`, { extensions: { code: 'NOT_FOUND' } });
      },
    },
  },
};
