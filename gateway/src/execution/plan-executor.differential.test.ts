import '../telemetry-off.js';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { composeServices } from '@apollo/composition';
import { ApolloGateway } from '@apollo/gateway';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, getOperationAST, GraphQLError, parse, validate, type GraphQLSchema } from 'graphql';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { InternalTokens } from '../identity/internal-token.js';
import type { ModuleClient } from '../module/module-client.js';
import { ModuleDataSource } from '../module/module.data-source.js';
import { RequestScope } from '../request-scope.js';
import { randomOperation } from '../../test-support/random-operation.js';
import { JsonText } from './json-text.js';
import { PlanExecutor } from './plan-executor.js';

type RequestContext = Parameters<ApolloGateway['executor']>[0];

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@shareable"])';
const n = (id: string) => Number(id) || 0;

const modules: Record<string, { sdl: string; resolvers: object }> = {
  people: {
    sdl: `${link}
      type Query { person(id: ID!): Person people(count: Int!): [Person!]! things: [Thing!]! named: [Named] nothing: Person }
      interface Named { id: ID! name: String }
      union Thing = Person | Pet
      type Person implements Named @key(fields: "id") { id: ID! name: String friend: Person friends: [Person] home: House pets: [Pet!]! secret: String }
      type Pet implements Named @key(fields: "id") { id: ID! name: String owner: Person! }
      type House @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: {
        person: (_: unknown, { id }: { id: string }) => (id === '5' ? null : { id }),
        people: (_: unknown, { count }: { count: number }) => Array.from({ length: count }, (_unused, index) => ({ id: String(index % 3) })),
        things: () => [{ __typename: 'Person', id: '1' }, { __typename: 'Pet', id: '2' }, { __typename: 'Person', id: '1' }],
        named: () => [{ __typename: 'Pet', id: '3' }, null, { __typename: 'Person', id: '2' }],
        nothing: () => null,
      },
      Person: {
        __resolveReference: ({ id }: { id: string }) => (id === '4' ? null : { id }),
        name: ({ id }: { id: string }) => (id === '3' ? null : `Имя "${id}"\n`),
        friend: ({ id }: { id: string }) => ({ id: String((n(id) + 1) % 5) }),
        friends: ({ id }: { id: string }) => [{ id: '1' }, null, { id: String(n(id) % 4) }],
        home: ({ id }: { id: string }) => (n(id) % 4 === 3 ? null : { id: `h${n(id) % 2}` }),
        pets: ({ id }: { id: string }) => Array.from({ length: n(id) % 3 }, (_unused, index) => ({ id: String(index) })),
        secret: ({ id }: { id: string }) => {
          if (n(id) % 2 === 1) throw new GraphQLError('hidden', { extensions: { code: 'FORBIDDEN' } });
          return 's';
        },
      },
      Pet: { __resolveReference: ({ id }: { id: string }) => ({ id }), name: ({ id }: { id: string }) => `Pet ${id}`, owner: ({ id }: { id: string }) => ({ id: String(n(id) % 3) }) },
      Named: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
    },
  },
  houses: {
    sdl: `${link}
      type Query { house(id: ID!): House houses: [House!]! }
      type House @key(fields: "id") { id: ID! street: String rooms: [[Room!]!]! size: Int broken: String! }
      type Room { name: String! width: Float }
      type Person @key(fields: "id") { id: ID! neighbour: Person favourite: House }`,
    resolvers: {
      Query: { house: (_: unknown, { id }: { id: string }) => ({ id: `h${n(id) % 2}` }), houses: () => [{ id: 'h0' }, { id: 'h1' }, { id: 'h0' }] },
      House: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        street: ({ id }: { id: string }) => (id === 'h1' ? null : `ул. ${id}`),
        rooms: () => [[{ name: 'a', width: 1.5 }], [], [{ name: 'b', width: null }, { name: 'c', width: 2 }]],
        size: ({ id }: { id: string }) => (id === 'h1' ? 40 : null),
        broken: ({ id }: { id: string }) => {
          if (id === 'h1') throw new GraphQLError('no number', { extensions: { code: 'NOT_FOUND' } });
          return 'ok';
        },
      },
      Person: { __resolveReference: ({ id }: { id: string }) => ({ id }), neighbour: ({ id }: { id: string }) => ({ id: String((n(id) + 2) % 4) }), favourite: ({ id }: { id: string }) => ({ id: `h${n(id) % 2}` }) },
    },
  },
  ages: {
    sdl: `${link}
      type Person @key(fields: "id") { id: ID! name: String @external age: Int label: String @requires(fields: "name") }
      type Pet @key(fields: "id") { id: ID! age: Int! }
      type House @key(fields: "id") { id: ID! size: Int @external price: Int @requires(fields: "size") }
      type Query { oldest: Person }`,
    resolvers: {
      Query: { oldest: () => ({ id: '2' }) },
      Person: {
        __resolveReference: (reference: object) => reference,
        age: ({ id }: { id: string }) => (id === '0' ? null : n(id) * 10),
        label: ({ name }: { name?: string | null }) => (name ? `<${name}>` : null),
      },
      Pet: { __resolveReference: ({ id }: { id: string }) => ({ id }), age: ({ id }: { id: string }) => n(id) },
      House: { __resolveReference: (reference: object) => reference, price: ({ size }: { size?: number | null }) => (size ? size * 100 : null) },
    },
  },
};

/** A module in this process: what it is asked, it answers as over the wire, through JSON. */
function clientOf(schema: GraphQLSchema): ModuleClient {
  return {
    async ask({ body = '{}' }: { body?: string }) {
      const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
      const answer = await execute({ schema, document: parse(query), variableValues: variables, contextValue: {} });
      return { statusCode: 200, headers: {}, content: JSON.parse(JSON.stringify(answer)) as unknown };
    },
  } as unknown as ModuleClient;
}

interface Told {
  data: unknown;
  errors: string[];
}

/** Places in lists are left out: Apollo counts only the entities that it asked for, ours is the place in the answer. */
const sorted = (errors: readonly { message: string; path?: readonly (string | number)[] }[] = []) =>
  errors.map(({ message, path }) => `${message} @ ${path?.map((step) => (typeof step === 'number' ? '*' : step)).join('.') ?? ''}`).sort();

describe("the gateway's own way through a plan", () => {
  let apollo: ApolloGateway;
  let ours: PlanExecutor;
  let schema: GraphQLSchema;

  beforeAll(async () => {
    const { supergraphSdl, errors } = composeServices(Object.entries(modules).map(([name, { sdl }]) => ({ name, typeDefs: parse(sdl) })));
    if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
    const key = { ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }), kid: 'k' };
    const tokens = new InternalTokens(key);
    const sources = new Map(
      Object.entries(modules).map(([moduleId, { sdl, resolvers }]) => {
        const client = clientOf(buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]));
        return [moduleId, new ModuleDataSource({ moduleId, client: () => client, tokens, mayStartSessions: () => false, onUnavailable: () => undefined })];
      }),
    );
    apollo = new ApolloGateway({ supergraphSdl, buildService: ({ name }) => sources.get(name)!, logger: pino({ level: 'silent' }) });
    apollo.onSchemaLoadOrUpdate(({ apiSchema }) => (schema = apiSchema));
    await apollo.load();
    ours = new PlanExecutor(apollo, (module, questions, scope) => sources.get(module)!.carry(questions, scope));
  });

  const contextOf = (query: string, variables: object) => {
    const document = parse(query);
    return {
      request: { query, variables, operationName: 'Random' },
      document,
      operation: getOperationAST(document, 'Random'),
      operationName: 'Random',
      source: query,
      queryHash: createHash('sha256').update(query).digest('hex'),
      schema,
      logger: pino({ level: 'silent' }),
      context: { scope: new RequestScope() },
      cache: { get: async () => undefined, set: async () => undefined, delete: async () => false },
      metrics: {},
    } as unknown as RequestContext;
  };
  const told = ({ data, errors }: Awaited<ReturnType<ApolloGateway['executor']>>): Told => ({
    data: (data as unknown) instanceof JsonText ? (JSON.parse((data as unknown as JsonText).text) as unknown) : JSON.parse(JSON.stringify(data ?? null)),
    errors: sorted(errors),
  });

  it('tells the same as that of Apollo, for a thousand operations that nobody thought of', async () => {
    let compared = 0;
    let withData = 0;
    for (let seed = 1; compared < 1_000 && seed < 20_000; seed += 1) {
      const { query, variables } = randomOperation(schema, seed);
      if (validate(schema, parse(query)).length > 0) continue;
      const [expected, answer] = [told(await apollo.executor(contextOf(query, variables))), told(await ours.execute(contextOf(query, variables)))];
      expect(answer, `seed ${seed}: ${query} ${JSON.stringify(variables)}`).toEqual(expected);
      compared += 1;
      if (JSON.stringify(expected.data).length > 60) withData += 1;
    }
    expect(compared).toBe(1_000);
    expect(withData).toBeGreaterThan(300);
  }, 120_000);
});
