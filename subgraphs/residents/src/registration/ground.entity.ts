import { Entity, PrimaryKey, Property } from '@demos/module-sdk/orm';
import type { Day } from '../calendar/day.js';
import type { RegistrationKind } from './registration.kind.js';

@Entity({ tableName: 'deregistration_ground' })
export class DeregistrationGroundRow {
  @PrimaryKey({ type: 'text' })
  code!: string;

  @Property({ type: 'text' })
  kind!: RegistrationKind;

  @Property({ type: 'text' })
  titleRu!: string;

  @Property({ type: 'text' })
  titleEn!: string;

  @Property({ type: 'text' })
  actRef!: string;

  @Property({ type: 'date' })
  validFrom!: Day;

  @Property({ type: 'date', nullable: true })
  validTo?: Day | null;

  @Property({ type: 'boolean' })
  needsDestination: boolean = false;

  @Property({ type: 'boolean' })
  closesAll: boolean = false;

  @Property({ type: 'integer' })
  position!: number;
}
