import { Directive, Field, ID, ObjectType } from '@demos/module-sdk/graphql';
import { Entity, PrimaryKey, Property } from '@demos/module-sdk/orm';

@Entity({ tableName: 'app_user' })
@Directive('@key(fields: "id")')
@ObjectType()
export class User {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  login!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  fullName!: string;

  @Property({ type: 'text', lazy: true, hidden: true })
  passwordHash!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  locale!: string;

  @Field(() => Boolean)
  @Property({ type: 'boolean' })
  blocked = false;
}
