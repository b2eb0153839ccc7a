import { Kind, visit, type DocumentNode, type FieldDefinitionNode, type TypeNode } from 'graphql';

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

function nullable(type: TypeNode): TypeNode {
  if (type.kind === Kind.NON_NULL_TYPE) return nullable(type.type);
  return type.kind === Kind.LIST_TYPE ? { ...type, type: nullable(type.type) } : type;
}

function outerNullable(type: TypeNode): TypeNode {
  return type.kind === Kind.NON_NULL_TYPE ? type.type : type;
}

function hasDirective(field: FieldDefinitionNode, name: string): boolean {
  return field.directives?.some((directive) => directive.name.value === name) ?? false;
}

/**
 * Makes null possible where a module that is down must not take the rest of an answer with it:
 * fields of Query, fields that extend types of other modules, and fields that return such types.
 */
export function withNullableBorders(document: DocumentNode, external: ReadonlySet<string>): DocumentNode {
  return visit(document, {
    ObjectTypeDefinition(type) {
      const border = type.name.value === 'Query' || external.has(type.name.value);
      return {
        ...type,
        fields: type.fields?.map((field) => {
          if (field.name.value === 'id' || hasDirective(field, 'external')) return field;
          if (external.has(namedType(field.type)) && type.name.value !== 'Mutation') return { ...field, type: nullable(field.type) };
          return border ? { ...field, type: outerNullable(field.type) } : field;
        }),
      };
    },
  });
}
