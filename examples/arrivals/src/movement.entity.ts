import { Entity, PrimaryKey, Property } from '@demos/module-sdk/orm';

export type MovementKind = 'arrival' | 'departure';

@Entity()
export class Movement {
  /** Id of the event: taken twice, it is still one movement. */
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  kind!: MovementKind;

  @Property({ type: 'uuid' })
  officeId!: string;

  @Property({ type: 'date' })
  day!: string;
}
