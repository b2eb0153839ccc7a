import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

export type JsonObject = Record<string, unknown>;

type Writer = (value: unknown, run: Run) => string;

interface FieldShape {
  readonly key: string;
  readonly head: string;
  readonly write: Writer;
}

interface Run {
  readonly written: Map<Selections, Map<object, string>>;
}

/** Data that cannot be written as it is: a null where none is allowed, a type that nobody knows. */
const IRREGULAR = new Error('irregular data');

const INTROSPECTION = new Set(['__schema', '__type']);

/** Whether a document asks for the schema itself. */
export function asksForSchema({ definitions }: DocumentNode): boolean {
  const within = ({ selections }: SelectionSetNode): boolean =>
    selections.some((selection) => (selection.kind === Kind.FIELD && INTROSPECTION.has(selection.name.value)) || ('selectionSet' in selection && selection.selectionSet !== undefined && within(selection.selectionSet)));
  return definitions.some((definition) => 'selectionSet' in definition && within(definition.selectionSet));
}

/** How the answer to one operation is written: which fields, in which order, with which checks; worked out once. */
export class AnswerShape {
  readonly #schema: GraphQLSchema;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #conditions: Readonly<Record<string, unknown>>;
  readonly #root: Selections;
  readonly #rootType: GraphQLObjectType;

  constructor(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, conditions: Readonly<Record<string, unknown>>) {
    this.#schema = schema;
    this.#conditions = conditions;
    for (const definition of document.definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition);
    const rootType = schema.getRootType(operation.operation);
    if (!rootType) throw new Error(`The schema has no ${operation.operation}`);
    this.#rootType = rootType;
    this.#root = new Selections([operation.selectionSet], (selectionSets, typeName) => this.#fieldsOf(selectionSets, typeName));
  }

  /** JSON of the answer, or undefined when the data needs a closer look than this one. */
  write(data: JsonObject): string | undefined {
    try {
      return this.#root.write(data, this.#rootType.name, { written: new Map() });
    } catch (error) {
      if (error === IRREGULAR) return undefined;
      throw error;
    }
  }

  #fieldsOf(selectionSets: readonly SelectionSetNode[], typeName: string): FieldShape[] {
    const type = this.#schema.getType(typeName);
    if (!isObjectType(type)) throw IRREGULAR;
    const grouped = new Map<string, FieldNode[]>();
    for (const { selections } of selectionSets) this.#collect(selections, type, grouped);
    return [...grouped].map(([key, nodes]) => ({ key, head: `${JSON.stringify(key)}:`, write: this.#writerOfField(type, nodes) }));
  }

  #collect(selections: readonly SelectionNode[], type: GraphQLObjectType, grouped: Map<string, FieldNode[]>): void {
    for (const selection of selections) {
      if (this.#isLeftOut(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        grouped.set(key, [...(grouped.get(key) ?? []), selection]);
      } else {
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(selection.name.value) : selection;
        if (fragment && this.#applies(fragment.typeCondition?.name.value, type)) this.#collect(fragment.selectionSet.selections, type, grouped);
      }
    }
  }

  #isLeftOut({ directives = [] }: SelectionNode): boolean {
    return directives.some(({ name, arguments: given = [] }) => {
      if (name.value !== 'skip' && name.value !== 'include') return false;
      const value = given[0]?.value;
      const condition = value?.kind === Kind.VARIABLE ? this.#conditions[value.name.value] : value?.kind === Kind.BOOLEAN && value.value;
      return (name.value === 'skip') === (condition === true);
    });
  }

  #applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const conditionType = this.#schema.getType(condition);
    return isAbstractType(conditionType) && this.#schema.isSubType(conditionType, type);
  }

  #writerOfField(parent: GraphQLObjectType, nodes: FieldNode[]): Writer {
    const name = nodes[0]?.name.value ?? '';
    if (name === '__typename') return () => `"${parent.name}"`;
    const field = parent.getFields()[name];
    if (!field) throw IRREGULAR;
    const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    return this.#writerOf(field.type, new Selections(selectionSets, (sets, typeName) => this.#fieldsOf(sets, typeName)));
  }

  #writerOf(type: GraphQLOutputType, selections: Selections): Writer {
    if (isNonNullType(type)) {
      const write = this.#writerOf(type.ofType, selections);
      return (value, run) => {
        if (value === null || value === undefined) throw IRREGULAR;
        return write(value, run);
      };
    }
    const write = isListType(type) ? this.#writerOfList(type.ofType, selections) : this.#writerOfOne(type, selections);
    return (value, run) => (value === null || value === undefined ? 'null' : write(value, run));
  }

  #writerOfList(type: GraphQLOutputType, selections: Selections): Writer {
    const write = this.#writerOf(type, selections);
    return (value, run) => {
      if (!Array.isArray(value)) throw IRREGULAR;
      let text = '[';
      for (let index = 0; index < value.length; index += 1) text += index === 0 ? write(value[index], run) : `,${write(value[index], run)}`;
      return `${text}]`;
    };
  }

  #writerOfOne(type: GraphQLOutputType, selections: Selections): Writer {
    if (isLeafType(type)) return writerOfLeaf(type);
    const { name } = getNamedType(type);
    const fallback = isObjectType(type) ? name : undefined;
    return (value, run) => {
      if (typeof value !== 'object' || Array.isArray(value)) throw IRREGULAR;
      const object = value as JsonObject;
      const typeName = object['__typename'] ?? fallback;
      if (typeof typeName !== 'string') throw IRREGULAR;
      return selections.write(object, typeName, run);
    };
  }
}

/** The merged selection sets below one field, compiled for each type that turns up there. */
class Selections {
  readonly #fields = new Map<string, FieldShape[]>();
  readonly #selectionSets: readonly SelectionSetNode[];
  readonly #compile: (selectionSets: readonly SelectionSetNode[], typeName: string) => FieldShape[];

  constructor(selectionSets: readonly SelectionSetNode[], compile: (selectionSets: readonly SelectionSetNode[], typeName: string) => FieldShape[]) {
    this.#selectionSets = selectionSets;
    this.#compile = compile;
  }

  /** What is shown in several places is written once. */
  write(object: JsonObject, typeName: string, run: Run): string {
    let written = run.written.get(this);
    if (!written) run.written.set(this, (written = new Map()));
    const known = written.get(object);
    if (known !== undefined) return known;
    let fields = this.#fields.get(typeName);
    if (!fields) this.#fields.set(typeName, (fields = this.#compile(this.#selectionSets, typeName)));
    let text = '{';
    for (let index = 0; index < fields.length; index += 1) {
      const { key, head, write } = fields[index] as FieldShape;
      const piece = head + write(Object.hasOwn(object, key) ? object[key] : undefined, run);
      text += index === 0 ? piece : `,${piece}`;
    }
    text += '}';
    written.set(object, text);
    return text;
  }
}

function writerOfLeaf(type: GraphQLLeafType): Writer {
  if (isEnumType(type)) {
    const values = new Set(type.getValues().map(({ name }) => name));
    return checked((value) => typeof value === 'string' && values.has(value));
  }
  if (!isSpecifiedScalarType(type)) return (value) => JSON.stringify(value);
  if (type.name === 'Int') return checked(isWhole);
  if (type.name === 'Float') return checked((value) => typeof value === 'number' && Number.isFinite(value));
  if (type.name === 'Boolean') return checked((value) => typeof value === 'boolean');
  if (type.name === 'ID') return checked((value) => typeof value === 'string' || isWhole(value));
  return checked((value) => typeof value === 'string');
}

function checked(isValid: (value: unknown) => boolean): Writer {
  return (value) => {
    if (!isValid(value)) throw IRREGULAR;
    return JSON.stringify(value);
  };
}

function isWhole(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs(value as number) < 1e21;
}
