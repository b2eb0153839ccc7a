import { Field, GraphQLDateTime, ID, InputType, ObjectType } from '@demos/module-sdk/graphql';
import { Entity, PrimaryKey, Property } from '@demos/module-sdk/orm';

@Entity()
@ObjectType()
export class Note {
  @Field(() => ID) @PrimaryKey({ type: 'uuid' }) id!: string;
  @Property({ type: 'uuid' }) personId!: string;
  @Field(() => String) @Property({ type: 'text' }) text!: string;
  @Field(() => String) @Property({ type: 'text' }) author!: string;
  @Field(() => GraphQLDateTime) @Property({ type: 'datetime' }) writtenAt!: Date;
}

@InputType()
export class AddNoteInput {
  @Field(() => ID) id!: string;
  @Field(() => ID) personId!: string;
  @Field(() => String) text!: string;
}
