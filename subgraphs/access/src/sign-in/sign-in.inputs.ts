import { Field, InputType } from '@demos/module-sdk/graphql';

@InputType()
export class LoginInput {
  @Field(() => String)
  login!: string;

  @Field(() => String)
  password!: string;
}
