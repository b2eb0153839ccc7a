import { Entity, Filter, PrimaryKey, Property } from '@demos/module-sdk/orm';
import { DayScalar } from '@demos/module-sdk';
import { Directive, Field, ID, Int, ObjectType } from '@demos/module-sdk/graphql';
import type { Day } from '../calendar/day.js';
import type { Territory } from '../rights.js';
import { DeregistrationGroundScalar } from './ground.scalar.js';
import { RegistrationKind } from './registration.kind.js';

@Entity({ tableName: 'registration' })
@Filter<typeof Registration>({
  name: 'territory',
  default: true,
  cond: ({ offices }: Territory) => (offices === null ? {} : { officeId: { $in: [...(offices ?? [])] } }),
})
@Directive('@key(fields: "id")')
@ObjectType()
export class Registration {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Field(() => Int)
  @Property({ type: 'integer' })
  version: number = 1;

  @Property({ type: 'uuid' })
  personId!: string;

  @Property({ type: 'uuid' })
  dwellingId!: string;

  @Property({ type: 'uuid' })
  officeId!: string;

  @Field(() => RegistrationKind)
  @Property({ type: 'text' })
  kind!: RegistrationKind;

  @Field(() => DayScalar)
  @Property({ type: 'date', fieldName: 'starts_on' })
  from!: Day;

  @Field(() => DayScalar, { nullable: true })
  @Property({ type: 'date', fieldName: 'until', nullable: true })
  until?: Day | null;

  @Field(() => DayScalar, { nullable: true })
  @Property({ type: 'date', nullable: true })
  closedOn?: Day | null;

  @Field(() => DeregistrationGroundScalar, { name: 'closeGround', nullable: true })
  @Property({ type: 'text', fieldName: 'close_ground', nullable: true })
  closeGroundCode?: string | null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  destinationText?: string | null;

  @Property({ type: 'uuid', nullable: true })
  destinationAddressId?: string | null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  arrivedFrom?: string | null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  basis?: string | null;

  asOf?: Day;
}
