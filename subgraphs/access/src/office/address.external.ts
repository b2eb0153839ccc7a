import { Directive, Field, ID, ObjectType } from '@demos/module-sdk/graphql';

/** Owned by the directory of addresses; from it we need the way from the region down to the address. */
@Directive('@key(fields: "id")')
@ObjectType()
export class Address {
  @Field(() => ID)
  id!: string;

  @Directive('@external')
  @Field(() => [ID])
  path!: string[];
}
