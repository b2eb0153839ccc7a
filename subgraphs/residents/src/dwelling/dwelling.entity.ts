import { Entity, Filter, PrimaryKey, Property } from '@demos/module-sdk/orm';
import { DayScalar } from '@demos/module-sdk';
import { Directive, Field, ID, ObjectType } from '@demos/module-sdk/graphql';
import type { Day } from '../calendar/day.js';
import type { Territory } from '../rights.js';

@Entity({ tableName: 'dwelling' })
@Filter<typeof Dwelling>({
  name: 'territory',
  default: true,
  cond: ({ offices }: Territory) => (offices === null ? {} : { officeId: { $in: [...(offices ?? [])] } }),
})
@Directive('@key(fields: "id")')
@ObjectType()
export class Dwelling {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  addressId!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  addressText!: string;

  @Property({ type: 'string[]', columnType: 'uuid[]' })
  addressPath: string[] = [];

  @Property({ type: 'uuid' })
  officeId!: string;

  @Field(() => DayScalar, { nullable: true })
  @Property({ type: 'date', nullable: true })
  cardClosedOn?: Day | null;
}
