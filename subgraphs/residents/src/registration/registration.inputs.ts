import { DayScalar } from '@demos/module-sdk';
import { Field, ID, InputType, Int } from '@demos/module-sdk/graphql';
import type { Day } from '../calendar/day.js';
import { NewPersonInput } from '../person/person.inputs.js';
import { RegistrationKind } from './registration.kind.js';

@InputType()
export class RegisterPersonInput {
  @Field(() => ID, { description: 'Id of the new registration, made by the client: a repeat is the same request' })
  id!: string;

  @Field(() => ID, { nullable: true })
  personId?: string;

  @Field(() => NewPersonInput, { nullable: true, description: 'A person who is not in the register yet, instead of personId' })
  newPerson?: NewPersonInput;

  @Field(() => Int, { nullable: true, description: 'Version of the person that the clerk saw' })
  personVersion?: number;

  @Field(() => RegistrationKind)
  kind!: RegistrationKind;

  @Field(() => ID)
  addressId!: string;

  @Field(() => DayScalar)
  from!: Day;

  @Field(() => DayScalar, { nullable: true })
  until?: Day;

  @Field(() => String, { nullable: true })
  basis?: string;

  @Field(() => String, { nullable: true })
  arrivedFrom?: string;

  @Field(() => [ID], { nullable: true })
  representativeIds?: string[];
}

@InputType()
export class DeregisterPersonInput {
  @Field(() => ID, { description: 'Id of the request' })
  id!: string;

  @Field(() => ID)
  registrationId!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => DayScalar)
  on!: Day;

  @Field(() => String)
  ground!: string;

  @Field(() => String, { nullable: true })
  destinationText?: string;

  @Field(() => String, { nullable: true })
  reason?: string;
}
