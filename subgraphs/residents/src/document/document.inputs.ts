import { DayScalar } from '@demos/module-sdk';
import { Field, ID, InputType, Int } from '@demos/module-sdk/graphql';
import type { Day } from '../calendar/day.js';
import { DocumentKind } from './document.kind.js';

@InputType()
export class DocumentInput {
  @Field(() => ID, { nullable: true })
  id?: string;

  @Field(() => DocumentKind)
  kind!: DocumentKind;

  @Field(() => String, { nullable: true })
  series?: string;

  @Field(() => String, { nullable: true })
  number?: string;

  @Field(() => DayScalar, { nullable: true })
  issuedOn?: Day;

  @Field(() => String, { nullable: true })
  issuer?: string;

  @Field(() => String, { nullable: true })
  departmentCode?: string;

  @Field(() => DayScalar, { nullable: true, description: 'Computed for the passport of the Russian Federation' })
  validTo?: Day;

  @Field(() => Boolean, { nullable: true })
  isMain?: boolean;
}

@InputType()
export class SaveDocumentInput extends DocumentInput {
  @Field(() => ID)
  declare id: string;

  @Field(() => ID)
  personId!: string;

  @Field(() => Int, { nullable: true, description: 'Version of the document that is changed; none for a new one' })
  version?: number;

  @Field(() => String, { nullable: true })
  reason?: string;
}
