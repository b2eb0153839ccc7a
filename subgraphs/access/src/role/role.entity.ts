import type { AccessLevel } from '@demos/module-sdk';
import { Directive, Field, ID, ObjectType } from '@demos/module-sdk/graphql';
import { Entity, PrimaryKey, Property } from '@demos/module-sdk/orm';

@Entity({ tableName: 'role' })
@Directive('@key(fields: "id")')
@ObjectType()
export class Role {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  code!: string;

  @Property({ type: 'text' })
  nameRu!: string;

  @Property({ type: 'text' })
  nameEn!: string;

  @Field(() => [String])
  @Property({ type: 'array', columnType: 'text[]' })
  permissions: string[] = [];

  @Property({ type: 'json', columnType: 'jsonb', fieldName: 'field_rights' })
  levels: Record<string, AccessLevel> = {};
}
