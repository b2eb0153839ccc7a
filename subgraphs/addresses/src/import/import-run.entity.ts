import { Field, GraphQLDateTime, ID, Int, ObjectType, registerEnumType } from '@demos/module-sdk/graphql';
import { Entity, PrimaryKey, Property } from '@demos/module-sdk/orm';
import { DayScalar } from '@demos/module-sdk';

export enum ImportState {
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  FAILED = 'FAILED',
}

registerEnumType(ImportState, { name: 'AddressImportState' });

@ObjectType('AddressImport')
@Entity({ tableName: 'import_run' })
export class ImportRun {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Field()
  @Property({ type: 'text' })
  archive!: string;

  @Field(() => DayScalar, { nullable: true })
  @Property({ type: 'date', nullable: true })
  releaseDate!: string | null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  releaseVersion!: string | null;

  @Field(() => [String])
  @Property({ type: 'array', columnType: 'text[]' })
  regions!: string[];

  @Field(() => ImportState)
  @Property({ type: 'text' })
  state!: ImportState;

  @Field(() => String, { nullable: true, description: 'Why it failed' })
  @Property({ type: 'text', nullable: true })
  failure!: string | null;

  @Field(() => GraphQLDateTime)
  @Property({ type: 'datetime' })
  startedAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true })
  @Property({ type: 'datetime', nullable: true })
  finishedAt!: Date | null;

  @Field(() => Int, { description: 'Addresses that were new' })
  @Property({ type: 'integer' })
  inserted!: number;

  @Field(() => Int)
  @Property({ type: 'integer' })
  changed!: number;

  @Field(() => Int, { description: 'Addresses that the archive no longer holds' })
  @Property({ type: 'integer' })
  deactivated!: number;
}
