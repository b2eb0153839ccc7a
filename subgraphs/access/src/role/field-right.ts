import type { AccessLevel } from '@demos/module-sdk';
import { Field, InputType, ObjectType, registerEnumType } from '@demos/module-sdk/graphql';

export enum FieldAccess {
  HIDDEN = 'hidden',
  MASKED = 'masked',
  PLAIN = 'plain',
}

registerEnumType(FieldAccess, { name: 'AccessLevel' });

@InputType('FieldRightInput')
@ObjectType()
export class FieldRight {
  @Field(() => String)
  coordinate!: string;

  @Field(() => FieldAccess)
  level!: AccessLevel;
}

const openness: Record<AccessLevel, number> = { hidden: 0, masked: 1, plain: 2 };

/** What several roles together grant: the most permissive level wins. */
export function mostOpen(grants: readonly Record<string, AccessLevel>[]): Record<string, AccessLevel> {
  const together: Record<string, AccessLevel> = {};
  for (const [coordinate, level] of grants.flatMap((levels) => Object.entries(levels))) {
    const known = together[coordinate];
    if (known === undefined || openness[level] > openness[known]) together[coordinate] = level;
  }
  return together;
}

export const fieldRightsOf = (levels: Record<string, AccessLevel>): FieldRight[] =>
  Object.entries(levels)
    .map(([coordinate, level]) => ({ coordinate, level }))
    .sort((a, b) => a.coordinate.localeCompare(b.coordinate));
