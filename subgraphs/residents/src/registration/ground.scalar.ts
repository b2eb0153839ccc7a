import { GraphQLScalarType } from '@demos/module-sdk/graphql';

export const DeregistrationGroundScalar = new GraphQLScalarType({
  name: 'DeregistrationGround',
  description: 'Code of a ground from deregistrationGrounds: RES_MOVE, STAY_EARLY',
});
