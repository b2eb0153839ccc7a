import { Field, ID, InputType } from '@demos/module-sdk/graphql';
import { FieldRight } from './field-right.js';

@InputType()
export class SetRoleRightsInput {
  @Field(() => ID)
  id!: string;

  @Field(() => [String])
  permissions!: string[];

  @Field(() => [FieldRight])
  fieldRights!: FieldRight[];

  @Field(() => String)
  reason!: string;
}
