import { Directive, Field, ID, ObjectType } from '@demos/module-sdk/graphql';
import { Entity, PrimaryKey, Property } from '@demos/module-sdk/orm';

@Entity({ tableName: 'office' })
@Directive('@key(fields: "id")')
@ObjectType()
export class Office {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  code!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'array', columnType: 'uuid[]', fieldName: 'territory' })
  territoryIds: string[] = [];
}
