import type { CompositionResult } from '@apollo/composition';
import { composeServices } from '@apollo/composition';
import type { Schema, Subgraph } from '@apollo/federation-internals';
import { subgraphsFromServiceList } from '@apollo/federation-internals';
import { diff } from '@graphql-inspector/core';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import { parse, validate } from 'graphql';
import { ownershipProblems } from './ownership.ts';
import type { Claims } from './ownership.ts';
import type { BrokenOperation, Problem, SchemaChange } from './problem.ts';

export interface Service {
  readonly name: string;
  readonly sdl: string;
  /** Not part of the office: it may say nothing of what belongs to others. */
  readonly guest?: boolean;
}

export type KnownOperation = Omit<BrokenOperation, 'message'> & { readonly document: string };

export interface CandidateTask {
  /** The services of the running supergraph. */
  readonly present: readonly Service[];
  /** Absent: the module is to go. */
  readonly candidate?: Service;
  readonly candidateId: string;
  readonly claims: Claims;
  readonly operations: readonly KnownOperation[];
}

export interface CandidateVerdict {
  readonly problems: readonly Problem[];
  readonly changes: readonly SchemaChange[];
  readonly breaks: readonly BrokenOperation[];
}

export interface Composed {
  readonly sdl?: string;
  readonly schema?: Schema;
  readonly problems: readonly Problem[];
}

const MOST_CHANGES = 500;

/** Composes in this thread; guests are held to what is theirs. */
export function composeChecked(services: readonly Service[]): Composed {
  const unreadable = services.flatMap(({ name, sdl }) => syntaxProblem(name, sdl));
  if (unreadable.length > 0) return { problems: unreadable };
  const definitions = services.map(({ name, sdl }) => ({ name, url: `demos://${name}`, typeDefs: parse(sdl) }));
  try {
    const claims = services.some(({ guest }) => guest) ? guestProblems(services, definitions) : [];
    if (claims.length > 0) return { problems: claims };
    const { supergraphSdl, schema, errors } = composeServices(definitions) as CompositionResult;
    return errors ? { problems: errors.map((error) => compositionProblem(error)) } : { sdl: supergraphSdl, schema, problems: [] };
  } catch (error) {
    return { problems: [{ code: 'COMPOSITION', message: error instanceof Error ? error.message : String(error) }] };
  }
}

/** What would happen if the candidate took its place among the present ones, or left it. */
export async function judgeCandidate({ present, candidate, candidateId, claims, operations }: CandidateTask): Promise<CandidateVerdict> {
  const others = present.filter(({ name }) => name !== candidateId);
  const problems = candidate ? candidateProblems(candidate, others, claims) : [];
  if (problems.some(({ code }) => code === 'INVALID_SDL')) return { problems, changes: [], breaks: [] };
  const after = composeChecked(candidate ? [...others, { ...candidate, guest: false }] : others);
  const known = new Set(problems.map(({ coordinate }) => coordinate));
  const all = [...problems, ...after.problems.filter((problem) => !isRepeated(problem, known))];
  if (!after.schema || all.length > 0) return { problems: all, changes: [], breaks: [] };
  const before = composeChecked(present.map(({ name, sdl }) => ({ name, sdl })));
  if (!before.schema) return { problems: all, changes: [], breaks: [] };
  const [old, next] = [apiSchemaOf(before.schema), apiSchemaOf(after.schema)];
  return { problems: all, changes: await changesBetween(old, next), breaks: brokenBy(old, next, operations) };
}

function candidateProblems(candidate: Service, others: readonly Service[], claims: Claims): Problem[] {
  const syntax = syntaxProblem(candidate.name, candidate.sdl);
  if (syntax.length > 0) return syntax;
  const subgraphs = subgraphsFromServiceList([candidate, ...others].map(({ name, sdl }) => ({ name, url: `demos://${name}`, typeDefs: parse(sdl) })));
  if (Array.isArray(subgraphs)) return subgraphs.map((error) => compositionProblem(error, 'INVALID_SDL'));
  const guest = subgraphs.get(candidate.name);
  return guest ? ownershipProblems(guest, others.flatMap(({ name }) => subgraphs.get(name) ?? []), claims) : [];
}

function guestProblems(services: readonly Service[], definitions: Parameters<typeof subgraphsFromServiceList>[0]): Problem[] {
  const subgraphs = subgraphsFromServiceList(definitions);
  if (Array.isArray(subgraphs)) return subgraphs.map((error) => compositionProblem(error, 'INVALID_SDL'));
  const all: Subgraph[] = [...subgraphs.values()];
  return all.filter(({ name }) => services.some((service) => service.name === name && service.guest)).flatMap((guest) => ownershipProblems(guest, all.filter((other) => other !== guest)));
}

function syntaxProblem(name: string, sdl: string): Problem[] {
  try {
    parse(sdl, { maxTokens: 500_000 });
    return [];
  } catch (error) {
    return [{ code: 'INVALID_SDL', message: `[${name}] ${error instanceof Error ? error.message : String(error)}`, module: name }];
  }
}

function compositionProblem({ message, extensions }: GraphQLError, code = 'COMPOSITION'): Problem {
  const module = /^\[([\w-]+)\]/.exec(message)?.[1];
  const coordinate = /(?:field|type|argument|value) "([\w.]+)/i.exec(message)?.[1];
  return { code, message: extensions['code'] ? `${message} (${String(extensions['code'])})` : message, module, coordinate };
}

/** Composition tells in its own words what was told better already. */
function isRepeated({ code, coordinate }: Problem, known: ReadonlySet<string | undefined>): boolean {
  return code === 'COMPOSITION' && coordinate !== undefined && known.has(coordinate);
}

function apiSchemaOf(schema: Schema): GraphQLSchema {
  return schema.toAPISchema().toGraphQLJSSchema();
}

async function changesBetween(old: GraphQLSchema, next: GraphQLSchema): Promise<SchemaChange[]> {
  const changes = await diff(old, next);
  return changes.slice(0, MOST_CHANGES).map(({ criticality, message, path }) => ({ criticality: criticality.level, message, path }));
}

/** What was broken before is no fault of this change. */
function brokenBy(old: GraphQLSchema, next: GraphQLSchema, operations: readonly KnownOperation[]): BrokenOperation[] {
  return operations.flatMap(({ document, ...operation }) => {
    const message = firstFault(next, document);
    return message && !firstFault(old, document) ? [{ ...operation, message }] : [];
  });
}

function firstFault(schema: GraphQLSchema, text: string): string | undefined {
  try {
    return validate(schema, parse(text))[0]?.message;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
