import { Field, ObjectType } from '@demos/module-sdk/graphql';

@ObjectType()
export class PreviewStep {
  @Field(() => String)
  kind!: string;

  @Field(() => String)
  text!: string;
}

@ObjectType()
export class PreviewIssue {
  @Field(() => String, { nullable: true })
  rule?: string;

  @Field(() => String, { nullable: true })
  field?: string;

  @Field(() => String)
  message!: string;
}

@ObjectType()
export class RegistrationPreview {
  @Field(() => Boolean)
  ok!: boolean;

  @Field(() => [PreviewStep])
  steps!: PreviewStep[];

  @Field(() => [PreviewIssue])
  warnings!: PreviewIssue[];

  @Field(() => [PreviewIssue])
  errors!: PreviewIssue[];
}
