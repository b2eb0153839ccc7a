import { Directive, Field, ObjectType } from '@demos/module-sdk/graphql';
import { Address } from './address.entity.js';

@Directive('@shareable')
@ObjectType()
export class PageInfo {
  @Field()
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

@ObjectType()
export class AddressEdge {
  @Field()
  cursor!: string;

  @Field(() => Address)
  node!: Address;
}

@ObjectType()
export class AddressConnection {
  @Field(() => [AddressEdge])
  edges!: AddressEdge[];

  @Field(() => [Address])
  nodes!: Address[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}
