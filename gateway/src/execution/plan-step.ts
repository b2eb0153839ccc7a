import type { FetchNode, PlanNode } from '@apollo/query-planner';
import { selectorOf, type Selector } from './representation.js';

export type Path = readonly string[];

/** One question to one module. */
export interface FetchStep {
  readonly kind: 'fetch';
  /** Unlike any other of the same supergraph. */
  readonly id: number;
  readonly module: string;
  readonly query: string;
  readonly variables: readonly string[];
  /** Where the answer belongs; `@` stands for each element of a list. */
  readonly path: Path;
  /** Makes of an entity what the module must be told of it; without it the question is about the root. */
  readonly represent: Selector | undefined;
}

export type Step =
  | FetchStep
  | { readonly kind: 'sequence'; readonly steps: readonly Step[] }
  | { readonly kind: 'parallel'; readonly steps: readonly Step[] }
  | { readonly kind: 'condition'; readonly variable: string; readonly then: Step | undefined; readonly otherwise: Step | undefined };

/** Thrown for the rare plan that is left to Apollo's own executor. */
export class UnusualPlan extends Error {}

let lastId = 0;

export function stepOf(node: PlanNode, isOfType: (typeName: string, condition: string) => boolean, path: Path = []): Step {
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'sequence', steps: node.nodes.map((each) => stepOf(each, isOfType, path)) };
    case 'Parallel':
      return { kind: 'parallel', steps: node.nodes.map((each) => stepOf(each, isOfType, path)) };
    case 'Flatten':
      return stepOf(node.node, isOfType, [...path, ...node.path.map(plainElement)]);
    case 'Fetch':
      return fetchStepOf(node, isOfType, path);
    case 'Condition': {
      const [then, otherwise] = [node.ifClause, node.elseClause].map((clause) => clause && stepOf(clause, isOfType, path));
      return { kind: 'condition', variable: node.condition, then, otherwise };
    }
    default:
      throw new UnusualPlan(node.kind);
  }
}

function fetchStepOf(node: FetchNode, isOfType: (typeName: string, condition: string) => boolean, path: Path): FetchStep {
  const rewrites = [node.inputRewrites, node.outputRewrites, node.contextRewrites];
  if (rewrites.some((each) => each && each.length > 0)) throw new UnusualPlan('rewrites');
  lastId += 1;
  return {
    kind: 'fetch',
    id: lastId,
    module: node.serviceName,
    query: node.operation,
    variables: node.variableUsages ?? [],
    path,
    represent: node.requires && selectorOf(node.requires, isOfType),
  };
}

function plainElement(element: string | number): string {
  if (typeof element !== 'string' || element.includes('|')) throw new UnusualPlan('path');
  return element;
}
