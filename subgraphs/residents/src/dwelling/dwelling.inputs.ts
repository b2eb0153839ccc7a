import { DayScalar } from '@demos/module-sdk';
import { Field, ID, InputType } from '@demos/module-sdk/graphql';
import type { Day } from '../calendar/day.js';

@InputType()
export class CloseApartmentCardInput {
  @Field(() => ID, { description: 'Id of the request' })
  id!: string;

  @Field(() => ID)
  dwellingId!: string;

  @Field(() => DayScalar)
  on!: Day;

  @Field(() => String)
  reason!: string;
}
