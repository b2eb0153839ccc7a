import { DayScalar, PartialDateScalar } from '@demos/module-sdk';
import { Field, ID, InputType, Int, registerEnumType } from '@demos/module-sdk/graphql';
import type { Day } from '../calendar/day.js';
import type { PartialDate } from '../calendar/partial-date.js';
import { DocumentInput } from '../document/document.inputs.js';
import { RegistrationKind } from '../registration/registration.kind.js';
import { Sex } from './sex.js';

@InputType()
abstract class PersonDataInput {
  @Field(() => String, { nullable: true })
  surname?: string;

  @Field(() => String, { nullable: true })
  givenName?: string;

  @Field(() => String, { nullable: true })
  patronymic?: string;

  @Field(() => Sex)
  sex!: Sex;

  @Field(() => PartialDateScalar)
  birthDate!: PartialDate;

  @Field(() => String, { nullable: true })
  birthPlace?: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-3; RUS when left out' })
  citizenship?: string;
}

@InputType()
export class NewPersonInput extends PersonDataInput {
  @Field(() => ID, { nullable: true })
  id?: string;

  @Field(() => [DocumentInput], { defaultValue: [] })
  documents!: DocumentInput[];
}

@InputType()
export class CreatePersonInput extends PersonDataInput {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { nullable: true, description: 'Repeats of one request have one id; the id of the person when left out' })
  requestId?: string;

  @Field(() => [DocumentInput], { defaultValue: [] })
  documents!: DocumentInput[];

  @Field(() => [ID], { nullable: true })
  representativeIds?: string[];
}

@InputType()
export class UpdatePersonInput extends PersonDataInput {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => String)
  reason!: string;

  @Field(() => ID, { nullable: true })
  requestId?: string;

  @Field(() => [ID], { nullable: true })
  representativeIds?: string[];
}

@InputType()
export class PersonFilter {
  @Field(() => String, { nullable: true, description: 'Words of the name in any order, a year or a date of birth: "иванов 1980"' })
  text?: string;

  @Field(() => String, { nullable: true })
  surname?: string;

  @Field(() => String, { nullable: true })
  givenName?: string;

  @Field(() => String, { nullable: true })
  patronymic?: string;

  @Field(() => PartialDateScalar, { nullable: true })
  birthDate?: PartialDate;

  @Field(() => DayScalar, { nullable: true })
  birthFrom?: Day;

  @Field(() => DayScalar, { nullable: true })
  birthTo?: Day;

  @Field(() => String, { nullable: true, description: 'Series and number, from the beginning' })
  document?: string;

  @Field(() => ID, { nullable: true, description: 'An address of any level: a region, a street, a flat' })
  addressId?: string;

  @Field(() => DayScalar, { nullable: true, description: 'Registered on this day; without it, now' })
  registeredOn?: Day;

  @Field(() => RegistrationKind, { nullable: true })
  kind?: RegistrationKind;

  @Field(() => Sex, { nullable: true })
  sex?: Sex;

  @Field(() => String, { nullable: true })
  citizenship?: string;
}

export enum PersonOrder {
  NAME = 'NAME',
  BIRTH_DATE = 'BIRTH_DATE',
  DOCUMENT = 'DOCUMENT',
}

registerEnumType(PersonOrder, { name: 'PersonOrder' });
