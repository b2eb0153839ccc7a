import { createHash } from 'node:crypto';
import { Kind, print, separateOperations, visit, type DocumentNode, type OperationDefinitionNode, type ValueNode } from 'graphql';

export interface NormalisedOperation {
  readonly hash: string;
  readonly document: string;
  readonly operationName: string | null;
}

/** One operation in one way of writing, without the values in it: they are about people. Undefined for questions about the schema itself. */
export function normalise(document: DocumentNode, operationName: string | null): NormalisedOperation | undefined {
  const operations = Object.entries(separateOperations(document));
  const [name, alone] = operations.find(([each]) => each === operationName) ?? operations[0] ?? [];
  if (!alone || asksOnlyOfTheSchema(alone)) return undefined;
  const text = print(withoutValues(alone));
  return { hash: createHash('sha256').update(text).digest('hex'), document: text, operationName: name || null };
}

function withoutValues(document: DocumentNode): DocumentNode {
  return visit(document, {
    IntValue: (node) => ({ ...node, value: '0' }),
    FloatValue: (node) => ({ ...node, value: '0' }),
    StringValue: (node) => ({ ...node, value: '', block: false }),
    ListValue: { leave: (node) => ({ ...node, values: distinct(node.values) }) },
  });
}

function distinct(values: readonly ValueNode[]): ValueNode[] {
  return [...new Map(values.map((value) => [print(value), value])).values()];
}

function asksOnlyOfTheSchema({ definitions }: DocumentNode): boolean {
  const operation = definitions.find((definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION);
  return operation?.selectionSet.selections.every((selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__')) ?? true;
}
