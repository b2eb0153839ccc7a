import { Entity, PrimaryKey, Property } from '@demos/module-sdk/orm';

@Entity({ tableName: 'representation' })
export class Representation {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  personId!: string;

  @Property({ type: 'uuid' })
  representativeId!: string;
}
