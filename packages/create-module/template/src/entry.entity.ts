import { Field, ID, InputType, ObjectType } from '@demos/module-sdk/graphql';
import { Entity, PrimaryKey, Property } from '@demos/module-sdk/orm';

@Entity({ tableName: 'entry' })
@ObjectType()
export class __Type__Entry {
  @Field(() => ID) @PrimaryKey({ type: 'uuid' }) id!: string;
  @Property({ type: 'uuid' }) personId!: string;
  @Field(() => String) @Property({ type: 'text' }) text!: string;
}

@InputType()
export class Add__Type__EntryInput {
  /** Made by who asks: the same id is the same request. */
  @Field(() => ID) id!: string;
  @Field(() => ID) personId!: string;
  @Field(() => String) text!: string;
}
