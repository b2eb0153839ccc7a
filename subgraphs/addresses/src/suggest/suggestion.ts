import { Field, Int, ObjectType } from '@demos/module-sdk/graphql';
import { Address } from '../address/address.entity.js';

@ObjectType({ description: 'UTF-16 units, end exclusive' })
export class TextRange {
  @Field(() => Int)
  start!: number;

  @Field(() => Int)
  end!: number;
}

@ObjectType()
export class AddressSuggestion {
  @Field(() => Address)
  address!: Address;

  @Field()
  text!: string;

  @Field(() => [TextRange], { description: 'What of the text was typed' })
  highlights!: TextRange[];
}
