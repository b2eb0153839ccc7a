import { Field, Float, ID, ObjectType } from '@demos/module-sdk/graphql';
import { Entity, PrimaryKey, Property } from '@demos/module-sdk/orm';

/** A file can hold more rows than a 32-bit Int counts. */
const rows = () => ({ type: 'double', columnType: 'bigint' }) as const;

@ObjectType('AddressImportFile', { description: 'read = loaded + filtered + quarantined' })
@Entity({ tableName: 'import_file' })
export class ImportFile {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  importId!: string;

  @Field()
  @Property({ type: 'text' })
  path!: string;

  @Field({ name: 'table' })
  @Property({ type: 'text' })
  garTable!: string;

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  region!: string | null;

  @Field({ description: 'LOADED, or SKIPPED when the table is not used' })
  @Property({ type: 'text' })
  state!: string;

  @Field(() => Float)
  @Property(rows())
  rowsRead!: number;

  @Field(() => Float)
  @Property(rows())
  rowsLoaded!: number;

  @Field(() => Float)
  @Property(rows())
  rowsFiltered!: number;

  @Field(() => Float)
  @Property(rows())
  rowsQuarantined!: number;

  @Field(() => [String], { description: 'Attributes that this version of DEMOS does not know' })
  @Property({ type: 'array', columnType: 'text[]' })
  unknownAttributes!: string[];
}
