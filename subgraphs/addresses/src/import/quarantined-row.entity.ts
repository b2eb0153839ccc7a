import { Field, Float, ID, ObjectType } from '@demos/module-sdk/graphql';
import { Entity, PrimaryKey, Property } from '@demos/module-sdk/orm';

@ObjectType()
@Entity({ tableName: 'quarantined_row' })
export class QuarantinedRow {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  importId!: string;

  @Field()
  @Property({ type: 'text' })
  file!: string;

  @Field(() => Float)
  @Property({ type: 'double', columnType: 'bigint' })
  rowNumber!: number;

  @Field({ description: 'Attribute and rule that the row breaks: "HOUSENUM.length"' })
  @Property({ type: 'text' })
  rule!: string;

  @Field()
  @Property({ type: 'text' })
  raw!: string;
}
