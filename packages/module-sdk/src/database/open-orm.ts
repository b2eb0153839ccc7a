import { MikroORM, UnderscoreNamingStrategy, type Options } from '@mikro-orm/postgresql';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { Migrator } from '@mikro-orm/migrations';
import type { ModuleDefinition } from '../module.js';
import { Events20261122000001 } from '../events/events-migration.js';
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
      tableName: `${module.id}.applied_migration`,
      migrationsList: [Base20261122000000, Events20261122000001, ...module.migrations],
      snapshot: false,
      disableForeignKeys: false,
      silent: true,
    },
  });
}

/**
 * Brings the schema up to date and attaches the history to the tracked tables.
 * Processes of one module that start together wait for each other.
 */
export async function migrate(module: ModuleDefinition, orm: MikroORM): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`migrate ${module.id}`]);
    await orm.migrator.up();
    await attachHistory(module, orm);
  });
}

async function attachHistory(module: ModuleDefinition, orm: MikroORM): Promise<void> {
  const connection = orm.em.getConnection();
  for (const [table, { subject, exclude = [] }] of Object.entries(module.history?.tables ?? {})) {
    const wanted = `record_history('${subject}', '${exclude.join(',')}')`;
    const [present] = await connection.execute<{ definition: string }[]>(
      `select pg_get_triggerdef(oid) as definition from pg_trigger where tgname = 'record_history' and tgrelid = to_regclass(?)`,
      [`"${table}"`],
    );
    if (present?.definition.endsWith(wanted)) continue;
    await connection.execute(
      `create or replace trigger record_history after insert or update or delete on "${table}" for each row execute function ${wanted}`,
    );
  }
}
