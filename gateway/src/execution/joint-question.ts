import { Kind, parse, print, stripIgnoredCharacters, visit, type OperationDefinitionNode, type VariableDefinitionNode } from 'graphql';


export const representationsOf = (index: number) => `representations${index}`;
export const entitiesOf = (index: number) => `entities${index}`;

/** One question instead of several to the same module at the same time; undefined when they cannot be asked together. */
export function joinQuestions(queries: readonly string[]): string | undefined {
  const operations = queries.map(entityOperationIn);
  if (!operations.every((operation) => operation !== undefined)) return undefined;
  const variables = new Map<string, VariableDefinitionNode>();
  const selections = operations.flatMap((operation, index) => {
    const own = renamed(operation, index);
    for (const definition of own.variableDefinitions ?? []) {
      const { value } = definition.variable.name;
      const known = variables.get(value);
      if (known && print(known) !== print(definition)) return [];
      variables.set(value, definition);
    }
    return own.selectionSet.selections;
  });
  if (selections.length !== operations.length) return undefined;
  const variableDefinitions = [...variables.values()];
  const definition: OperationDefinitionNode = { kind: Kind.OPERATION_DEFINITION, operation: 'query' as OperationDefinitionNode['operation'], variableDefinitions, selectionSet: { kind: Kind.SELECTION_SET, selections } };
  return stripIgnoredCharacters(print(definition));
}

function entityOperationIn(query: string): OperationDefinitionNode | undefined {
  const { definitions } = parse(query, { noLocation: true });
  const [operation] = definitions;
  if (definitions.length !== 1 || operation?.kind !== Kind.OPERATION_DEFINITION || operation.directives?.length) return undefined;
  const { selections } = operation.selectionSet;
  const [entities] = selections;
  return selections.length === 1 && entities?.kind === Kind.FIELD && entities.name.value === '_entities' ? operation : undefined;
}

function renamed(operation: OperationDefinitionNode, index: number): OperationDefinitionNode {
  return visit(operation, {
    Variable: (node) => (node.name.value === 'representations' ? { ...node, name: { ...node.name, value: representationsOf(index) } } : undefined),
    Field: {
      leave: (node) => (node.name.value === '_entities' ? { ...node, alias: { kind: Kind.NAME, value: entitiesOf(index) } } : undefined),
    },
  });
}
