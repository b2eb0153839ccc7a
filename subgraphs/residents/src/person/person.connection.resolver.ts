import { FieldResolver, Int, Resolver, Root } from '@demos/module-sdk/graphql';
import { PersonConnection } from './person.connection.js';

@Resolver(() => PersonConnection)
export class PersonConnectionResolver {
  @FieldResolver(() => Int, { nullable: true, description: 'Null when there are more than 1000' })
  totalCount(@Root() { count }: PersonConnection) {
    return count?.() ?? null;
  }
}
