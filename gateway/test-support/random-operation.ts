import { getNamedType, isCompositeType, isInterfaceType, isObjectType, isUnionType, type GraphQLCompositeType, type GraphQLSchema } from 'graphql';

/** Numbers that look random and are the same in every run. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

const VALUES: Record<string, (pick: (below: number) => number) => string> = {
  ID: (pick) => `"${pick(6)}"`,
  Int: (pick) => String(pick(5)),
  String: () => '"x"',
  Boolean: (pick) => String(pick(2) === 0),
};

/** A valid query on a schema: aliases, fragments, conditions and repeated fields included. */
export function randomOperation(schema: GraphQLSchema, seed: number): { query: string; variables: Record<string, boolean> } {
  const pick = numbersFrom(seed);
  const fragments: string[] = [];

  const condition = () => (pick(6) === 0 ? ` @${['include', 'skip'][pick(2)]}(if: $v${pick(2)})` : '');

  function selections(type: GraphQLCompositeType, depth: number): string {
    const parts: string[] = [];
    if (pick(4) === 0 || isUnionType(type)) parts.push('__typename');
    if (isObjectType(type) || isInterfaceType(type)) {
      const fields = Object.values(type.getFields());
      for (let n = 1 + pick(4); n > 0; n -= 1) {
        const field = fields[pick(fields.length)];
        if (!field) continue;
        const named = getNamedType(field.type);
        if (isCompositeType(named) && depth === 0) continue;
        const given = field.args.map((arg) => `${arg.name}: ${VALUES[getNamedType(arg.type).name]?.(pick) ?? 'null'}`);
        const alias = `a${parts.length}x${depth}: `;
        const inner = isCompositeType(named) ? ` { ${selections(named, depth - 1)} }` : '';
        parts.push(`${given.length > 0 || pick(3) === 0 ? alias : ''}${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${condition()}${inner}`);
      }
    }
    for (const possible of isObjectType(type) ? [] : schema.getPossibleTypes(type)) {
      if (pick(2) === 0) parts.push(`... on ${possible.name}${condition()} { ${typed(possible.name, selections(possible, Math.max(depth - 1, 0)))} }`);
    }
    if (isObjectType(type) && pick(5) === 0) {
      const name = `F${fragments.length}`;
      fragments.push('');
      fragments[Number(name.slice(1))] = `fragment ${name} on ${type.name} { ${selections(type, Math.max(depth - 1, 0))} }`;
      parts.push(`...${name}`);
    }
    return parts.length > 0 ? parts.join(' ') : '__typename';
  }

  /** Fields of two types under one name must have one shape; an alias of its own for each type keeps them apart. */
  function typed(typeName: string, text: string): string {
    return text.replace(/(^|[\s{])(?:(a\d+x\d+): )?(\w+)(?=[\s({@}]|$)/, (whole, before: string, alias: string | undefined, field: string) =>
      field === '__typename' || field.startsWith('F') ? whole : `${before}${typeName.toLowerCase()}${alias ?? ''}${field}: ${field}`,
    );
  }

  const query = schema.getQueryType();
  if (!query) throw new Error('the schema has no queries');
  const body = selections(query, 5);
  return { query: `query Random($v0: Boolean!, $v1: Boolean!) { ${body} w: __typename @include(if: $v0) z: __typename @include(if: $v1) }\n${fragments.join('\n')}`, variables: { v0: pick(2) === 0, v1: pick(2) === 0 } };
}
