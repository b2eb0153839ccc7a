import { Entity, PrimaryKey, Property } from '@demos/module-sdk/orm';

/** A user does the work of a role at an office. */
@Entity({ tableName: 'role_assignment' })
export class RoleAssignment {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  userId!: string;

  @Property({ type: 'uuid' })
  roleId!: string;

  @Property({ type: 'uuid' })
  officeId!: string;
}
