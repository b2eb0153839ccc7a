import { DayScalar, type Context } from '@demos/module-sdk';
import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from '@demos/module-sdk/graphql';
import { movementsByDay } from './movement.queries.js';

@ObjectType()
export class MovementDay {
  @Field(() => DayScalar)
  day!: string;

  @Field(() => Int)
  arrivals!: number;

  @Field(() => Int)
  departures!: number;
}

@Resolver()
export class MovementResolver {
  @Query(() => [MovementDay])
  movementsByDay(@Arg('from', () => DayScalar) from: string, @Arg('to', () => DayScalar) to: string, @Ctx() ctx: Context): Promise<MovementDay[]> {
    return movementsByDay(ctx, from, to);
  }
}
