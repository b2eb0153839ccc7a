import { MikroORM, UnderscoreNamingStrategy, type Options } from '@mikro-orm/postgresql';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { Migrator } from '@mikro-orm/migrations';
import type { ModuleDefinition } from '../module.js';
import { Base20261122000000 } from './base-migration.js';

/** Opens the ORM of a module on its own schema and role. */
export async function openOrm(module: ModuleDefinition, databaseUrl: string, poolSize = 8): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: databaseUrl,
    entities: [...module.entities] as Options['entities'],
    metadataProvider: ReflectMetadataProvider,
    namingStrategy: UnderscoreNamingStrategy,
    extensions: [Migrator],
    pool: { min: 0, max: poolSize },
    forceUtcTimezone: true,
    discovery: { warnWhenNoEntities: false },
    migrations: {
      tableName: 'applied_migration',
      migrationsList: [Base20261122000000, ...module.migrations],
      snapshot: false,
      disableForeignKeys: false,
      silent: true,
    },
  });
}

/** Brings the schema up to date and attaches the history to the tracked tables. */
export async function migrate(module: ModuleDefinition, orm: MikroORM): Promise<void> {
  await orm.migrator.up();
  const connection = orm.em.getConnection();
  for (const [table, { subject, exclude = [] }] of Object.entries(module.history?.tables ?? {})) {
    await connection.execute(
      `create or replace trigger record_history after insert or update or delete on "${table}"
       for each row execute function record_history('${subject}', '${exclude.join(',')}')`,
    );
  }
}
