import { Field, GraphQLDateTime, ID, ObjectType, registerEnumType } from '@demos/module-sdk/graphql';
import { PageInfo } from '../person/person.connection.js';

export enum HistoryOperation {
  CREATED = 'CREATED',
  CHANGED = 'CHANGED',
  REMOVED = 'REMOVED',
}

registerEnumType(HistoryOperation, { name: 'HistoryOperation' });

@ObjectType()
export class FieldChange {
  @Field(() => String)
  field!: string;

  @Field(() => String, { nullable: true })
  coordinate?: string;

  @Field(() => String, { nullable: true })
  before?: string | null;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

@ObjectType()
export class HistoryEntry {
  @Field(() => ID)
  id!: string;

  @Field(() => GraphQLDateTime)
  at!: Date;

  @Field(() => ID)
  actorId!: string;

  @Field(() => String)
  actorName!: string;

  @Field(() => String, { nullable: true })
  reason?: string;

  @Field(() => String, { nullable: true })
  requestId?: string;

  @Field(() => String)
  table!: string;

  @Field(() => HistoryOperation)
  operation!: HistoryOperation;

  @Field(() => [FieldChange])
  changes!: FieldChange[];
}

@ObjectType()
export class HistoryEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => HistoryEntry)
  node!: HistoryEntry;
}

@ObjectType()
export class HistoryConnection {
  @Field(() => [HistoryEdge])
  edges!: HistoryEdge[];

  @Field(() => [HistoryEntry])
  nodes!: HistoryEntry[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}
