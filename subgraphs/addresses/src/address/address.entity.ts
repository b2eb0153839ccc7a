import { Directive, Field, ID, Int, ObjectType } from '@demos/module-sdk/graphql';
import { Entity, PrimaryKey, Property } from '@demos/module-sdk/orm';
import { AddressKind } from './address-kind.js';

@Directive('@key(fields: "id")')
@ObjectType()
@Entity({ tableName: 'address' })
export class Address {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'string', columnType: 'bigint', fieldName: 'objectid', nullable: true })
  objectId!: string | null;

  @Property({ type: 'text' })
  region!: string;

  @Field(() => AddressKind)
  @Property({ type: 'text' })
  kind!: AddressKind;

  @Field(() => Int)
  @Property({ type: 'smallint' })
  level!: number;

  @Property({ type: 'uuid', nullable: true })
  parentId!: string | null;

  @Field(() => [ID], { description: 'Ids from the region down to this address itself' })
  @Property({ type: 'array', columnType: 'uuid[]' })
  path!: string[];

  @Field({ description: 'Own part of the address: "д. 5 к. 2"' })
  @Property({ type: 'text' })
  name!: string;

  @Field({ description: 'The whole address from the region down, without the postal code' })
  @Property({ type: 'text' })
  text!: string;

  @Property({ type: 'text', nullable: true })
  numberKey!: string | null;

  @Property({ type: 'text' })
  sortKey!: string;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  postalCode!: string | null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  oktmo!: string | null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  okato!: string | null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  cadastralNumber!: string | null;

  @Field()
  @Property({ type: 'boolean' })
  isLocal!: boolean;

  @Field()
  @Property({ type: 'boolean' })
  isActive!: boolean;
}
