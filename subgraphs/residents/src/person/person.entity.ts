import { Entity, Filter, PrimaryKey, Property } from '@demos/module-sdk/orm';
import { DayScalar } from '@demos/module-sdk';
import { PartialDateScalar } from '@demos/module-sdk';
import { Directive, Field, ID, Int, ObjectType } from '@demos/module-sdk/graphql';
import type { Day } from '../calendar/day.js';
import type { PartialDate } from '../calendar/partial-date.js';
import type { Territory } from '../rights.js';
import { Sex } from './sex.js';

@Entity({ tableName: 'person' })
@Filter<typeof Person>({
  name: 'territory',
  default: true,
  cond: ({ offices }: Territory) => (offices === null ? {} : { officeIds: { $overlap: [...(offices ?? [])] } }),
})
@Directive('@key(fields: "id")')
@ObjectType()
export class Person {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Field(() => Int)
  @Property({ type: 'integer' })
  version: number = 1;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  surname?: string | null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  givenName?: string | null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  patronymic?: string | null;

  @Property({ type: 'text' })
  surnameKey: string = '';

  @Property({ type: 'text' })
  givenKey: string = '';

  @Property({ type: 'text' })
  patronymicKey: string = '';

  @Field(() => Sex)
  @Property({ type: 'text' })
  sex!: Sex;

  @Field(() => PartialDateScalar)
  @Property({ type: 'text' })
  birthDate!: PartialDate;

  @Property({ type: 'date' })
  birthFrom!: Day;

  @Property({ type: 'date' })
  birthTo!: Day;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  birthPlace?: string | null;

  @Field(() => String)
  @Property({ type: 'text' })
  citizenship: string = 'RUS';

  @Property({ type: 'string[]', columnType: 'uuid[]' })
  officeIds: string[] = [];

  @Field(() => DayScalar, { nullable: true, description: 'The day as of which the card is shown; such a card is read-only' })
  asOf?: Day;
}
