import { Field, ObjectType } from '@demos/module-sdk/graphql';
import { DeregistrationGroundScalar } from './ground.scalar.js';
import { RegistrationKind } from './registration.kind.js';

@ObjectType()
export class DeregistrationGroundInfo {
  @Field(() => DeregistrationGroundScalar)
  ground!: string;

  @Field(() => RegistrationKind)
  kind!: RegistrationKind;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  actRef!: string;

  @Field(() => Boolean)
  needsDestination!: boolean;
}
