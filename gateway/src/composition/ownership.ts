import type { FieldDefinition, NamedType, ObjectType, Subgraph } from '@apollo/federation-internals';
import { isFederationField } from '@apollo/federation-internals';
import type { Problem } from './problem.ts';

const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);

export interface Claims {
  readonly sensitive: readonly string[];
  readonly rules: readonly string[];
}

/** What a guest says of things that belong to other modules. Composition alone would let much of it pass: taking a field over is a feature there. */
export function ownershipProblems(guest: Subgraph, others: readonly Subgraph[], claims: Claims = { sensitive: [], rules: [] }): Problem[] {
  if (!guest.isFed2Subgraph()) {
    const message = `The schema of module "${guest.name}" does not link to Apollo Federation 2; build it with the SDK, or begin it with extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", …)`;
    return [{ code: 'INVALID_SDL', message, module: guest.name }];
  }
  const types = guest.schema.types().filter((type) => !type.name.startsWith('_') && !type.name.includes('__'));
  return [
    ...types.flatMap((type) => others.flatMap((other) => typeProblems(guest, type, other))),
    ...claims.sensitive.flatMap((coordinate) => claimProblem(guest, others, coordinate, 'FOREIGN_SENSITIVE', 'declares as sensitive')),
    ...claims.rules.flatMap((coordinate) => claimProblem(guest, others, coordinate, 'FOREIGN_RULE', 'declares a rule for')),
  ];
}

function typeProblems(guest: Subgraph, type: NamedType, other: Subgraph): Problem[] {
  const theirs = other.schema.type(type.name);
  if (!theirs || theirs.kind === 'ScalarType' || type.kind === 'ScalarType') return kindProblems(guest, type, other, theirs);
  if (type.kind === 'ObjectType' && theirs.kind === 'InterfaceType' && type.hasAppliedDirective('interfaceObject')) return [];
  if (type.kind !== theirs.kind) return kindProblems(guest, type, other, theirs);
  if (hides(guest, type)) return [claimed(guest, other, type.name, 'hides type', 'leave @inaccessible away')];
  if (type.kind === 'ObjectType') return objectProblems(guest, type, other, theirs as ObjectType);
  if (shapeOf(type) === shapeOf(theirs)) return [];
  const message = `Module "${guest.name}" declares ${type.name} otherwise than module "${other.name}" does; give it another name, for example one that begins with "${capitalised(guest.name)}"`;
  return [{ code: 'TYPE_CLASH', message, module: other.name, coordinate: type.name }];
}

function kindProblems(guest: Subgraph, type: NamedType, other: Subgraph, theirs: NamedType | undefined): Problem[] {
  if (!theirs || theirs.kind === type.kind) return [];
  const message = `${type.name} is ${words(type)} in module "${guest.name}" and ${words(theirs)} in module "${other.name}"; give it another name`;
  return [{ code: 'TYPE_CLASH', message, module: other.name, coordinate: type.name }];
}

function objectProblems(guest: Subgraph, type: ObjectType, other: Subgraph, theirs: ObjectType): Problem[] {
  const own = type.fields().filter((field) => !isFederationField(field) && !guest.metadata().isFieldExternal(field));
  const problems = own.flatMap((field) => fieldProblems(guest, field, other, theirs.field(field.name)));
  if (ROOTS.has(type.name) || own.length === 0 || isKeyed(guest, type) || !isKeyed(other, theirs)) return problems;
  const keys = keysOf(other, theirs);
  const message = `Module "${guest.name}" adds to type "${type.name}" of module "${other.name}" without a key; write type ${type.name} @key(fields: "${keys[0] ?? 'id'}")`;
  return [...problems, { code: 'NO_KEY', message, module: other.name, coordinate: type.name }];
}

function fieldProblems(guest: Subgraph, field: FieldDefinition<ObjectType>, other: Subgraph, theirs: FieldDefinition<ObjectType> | undefined): Problem[] {
  if (field.appliedDirectivesOf(guest.metadata().overrideDirective()).length > 0) {
    return [claimed(guest, other, field.coordinate, 'takes over', 'leave @override away and give the field another name')];
  }
  if (!theirs || isFederationField(theirs) || other.metadata().isFieldExternal(theirs)) return [];
  if (hides(guest, field)) return [claimed(guest, other, field.coordinate, 'hides', 'leave @inaccessible away')];
  const shared = guest.metadata().isFieldShareable(field) && other.metadata().isFieldShareable(theirs);
  if (!shared) return [claimed(guest, other, field.coordinate, 'declares', 'give the field another name, or mark it @external if you only refer to it')];
  if (String(field.type) === String(theirs.type) && argumentsOf(field) === argumentsOf(theirs)) return [];
  return [claimed(guest, other, field.coordinate, `declares as ${String(field.type)}`, `its type is ${String(theirs.type)}`)];
}

function claimProblem(guest: Subgraph, others: readonly Subgraph[], coordinate: string, code: string, verb: string): Problem[] {
  const [typeName = '', fieldName] = coordinate.split('.');
  const owner = fieldName === undefined ? typeOwner(typeName, guest, others) : fieldOwner(typeName, fieldName, guest, others);
  if (owner === guest) return [];
  const belongs = owner ? `which belongs to module "${owner.name}"` : 'which there is not in its schema';
  return [{ code, message: `Module "${guest.name}" ${verb} ${coordinate}, ${belongs}; name only what the module declares itself`, module: owner?.name, coordinate }];
}

/** Whoever adds a field to a type may rule over that field, and names the type. */
function typeOwner(typeName: string, guest: Subgraph, others: readonly Subgraph[]): Subgraph | undefined {
  const type = guest.schema.type(typeName);
  const theirs = others.filter((other) => other.schema.type(typeName) !== undefined);
  if (!type || theirs.length === 0) return type ? guest : theirs[0];
  if (type.kind !== 'ObjectType') return theirs[0];
  const adds = type.fields().some((field) => !isFederationField(field) && fieldOwner(typeName, field.name, guest, others) === guest);
  return adds ? guest : theirs[0];
}

function fieldOwner(typeName: string, fieldName: string, guest: Subgraph, others: readonly Subgraph[]): Subgraph | undefined {
  const resolves = (subgraph: Subgraph): boolean => {
    const type = subgraph.schema.type(typeName);
    if (type?.kind !== 'ObjectType' && type?.kind !== 'InterfaceType') return type !== undefined && subgraph === guest;
    const field = type.field(fieldName);
    return field !== undefined && !subgraph.metadata().isFieldExternal(field as FieldDefinition<ObjectType>);
  };
  return others.find(resolves) ?? (resolves(guest) ? guest : undefined);
}

function isKeyed(subgraph: Subgraph, type: ObjectType): boolean {
  return type.appliedDirectivesOf(subgraph.metadata().keyDirective()).length > 0;
}

function keysOf(subgraph: Subgraph, type: ObjectType): string[] {
  return type.appliedDirectivesOf(subgraph.metadata().keyDirective()).map((key) => String(key.arguments().fields));
}

function hides(subgraph: Subgraph, element: NamedType | FieldDefinition<ObjectType>): boolean {
  return element.appliedDirectivesOf(subgraph.metadata().inaccessibleDirective().name).length > 0;
}

function shapeOf(type: NamedType): string {
  switch (type.kind) {
    case 'EnumType':
      return type.values.map(({ name }) => name).sort().join(' ');
    case 'UnionType':
      return type.types().map(({ name }) => name).sort().join(' ');
    case 'InputObjectType':
      return type.fields().map((field) => `${field.name}:${String(field.type)}`).sort().join(' ');
    case 'InterfaceType':
      return type.fields().map((field) => `${field.name}:${String(field.type)}`).sort().join(' ');
    default:
      return '';
  }
}

function argumentsOf(field: FieldDefinition<ObjectType>): string {
  return field.arguments().map((argument) => `${argument.name}:${String(argument.type)}`).sort().join(' ');
}

function claimed(guest: Subgraph, other: Subgraph, coordinate: string, verb: string, remedy: string): Problem {
  return { code: 'FIELD_CLAIMED', message: `Module "${guest.name}" ${verb} ${coordinate}, which belongs to module "${other.name}"; ${remedy}`, module: other.name, coordinate };
}

function words({ kind }: NamedType): string {
  const name = kind.replace('Type', '').replace('InputObject', 'input').toLowerCase();
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
