import { Entity, PrimaryKey, Property } from '@demos/module-sdk/orm';
import { DayScalar } from '@demos/module-sdk';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from '@demos/module-sdk/graphql';
import type { Day } from '../calendar/day.js';
import { DocumentKind } from './document.kind.js';

registerEnumType(DocumentKind, { name: 'DocumentKind' });

@Entity({ tableName: 'identity_document' })
@Directive('@key(fields: "id")')
@ObjectType()
export class IdentityDocument {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  personId!: string;

  @Field(() => Int)
  @Property({ type: 'integer' })
  version: number = 1;

  @Field(() => DocumentKind)
  @Property({ type: 'text' })
  kind!: DocumentKind;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  series?: string | null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text' })
  number!: string;

  @Property({ type: 'text' })
  numberKey!: string;

  @Field(() => DayScalar, { nullable: true })
  @Property({ type: 'date', nullable: true })
  issuedOn?: Day | null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  issuer?: string | null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  departmentCode?: string | null;

  @Field(() => DayScalar, { nullable: true })
  @Property({ type: 'date', nullable: true })
  validTo?: Day | null;

  @Field(() => Boolean)
  @Property({ type: 'boolean' })
  isMain: boolean = false;
}
