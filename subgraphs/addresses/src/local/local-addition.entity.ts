import { Entity, PrimaryKey, Property } from '@demos/module-sdk/orm';

/** Who added an address that the directory lacks, when and why. The address itself has the same id. */
@Entity({ tableName: 'local_addition' })
export class LocalAddition {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  addedBy!: string;

  @Property({ type: 'text' })
  addedByName!: string;

  @Property({ type: 'datetime' })
  addedAt: Date = new Date();

  @Property({ type: 'text', nullable: true })
  comment!: string | null;
}
