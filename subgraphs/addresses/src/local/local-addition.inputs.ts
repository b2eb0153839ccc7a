import { Field, ID, InputType } from '@demos/module-sdk/graphql';
import { AddressKind } from '../address/address-kind.js';

@InputType()
export class AddLocalAddressInput {
  @Field(() => ID, { description: 'UUID made by the client: the same id is the same request' })
  id!: string;

  @Field(() => ID)
  parentId!: string;

  @Field(() => AddressKind)
  kind!: AddressKind;

  @Field({ description: 'As on the door: "5", "5 к. 2", "17а"' })
  number!: string;

  @Field(() => String, { nullable: true })
  postalCode?: string | null;

  @Field(() => String, { nullable: true })
  comment?: string | null;
}
