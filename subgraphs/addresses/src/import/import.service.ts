import { UserError, type CommandIo, type Context } from '@demos/module-sdk';
import type { PoolClient } from 'pg';
import { reasonOf } from '../archive/archive.errors.js';
import { openArchive, type GarArchive } from '../archive/gar-archive.js';
import { typeNames } from '../naming/type-names.js';
import { ADM_HIERARCHY, OBJECT_TABLES } from '../tables/gar.tables.js';
import type { TableSpec } from '../tables/table-spec.js';
import { openFileAccount, type Account } from './account.js';
import { buildRegion } from './build-region.js';
import { withImportConnection } from './import-connection.js';
import { planImport, type ImportPlan } from './import-plan.js';
import { closeRun, failRun, openRun, saveAccount } from './import-records.js';
import { loadDictionaries, type Dictionaries } from './load-dictionaries.js';
import { loadFile, type FileLoad } from './load-file.js';
import { prepareLink } from './prepare-link.js';
import { prepareObject } from './prepare-object.js';
import { prepareParam } from './prepare-param.js';
import { progressOf } from './progress.js';
import { clearRegionStage, createStage, LINK_TARGET, OBJECT_TARGET, PARAM_TARGET } from './stage.js';
import { switchOver, type Change } from './switch-over.js';

export interface ImportResult {
  runId: string;
  account: Account;
  change: Change;
}

function loadingOf(spec: TableSpec, dictionaries: Dictionaries, today: string): Pick<FileLoad, 'target' | 'prepare'> {
  if (spec === ADM_HIERARCHY) return { target: LINK_TARGET, prepare: prepareLink };
  if (OBJECT_TABLES.includes(spec)) return { target: OBJECT_TARGET, prepare: prepareObject(spec.table, typeNames(dictionaries)) };
  return { target: PARAM_TARGET, prepare: prepareParam(today) };
}

async function stageArchive(ctx: Context, io: CommandIo, client: PoolClient, archive: GarArchive, plan: ImportPlan, account: Account) {
  const progress = progressOf(ctx, io, plan.bytes);
  const today = new Date().toISOString().slice(0, 10);
  const dictionaries = await loadDictionaries(archive, account);
  await createStage(client);
  for (const { region, files } of plan.regions) {
    await clearRegionStage(client);
    for (const { file, spec } of files) {
      await loadFile({ client, account, progress, file, spec, ...loadingOf(spec, dictionaries, today) });
    }
    await buildRegion(client, account, region);
  }
  for (const file of plan.skipped) openFileAccount(account, file, true);
  return dictionaries;
}

async function putIntoForce(client: PoolClient, runId: string, plan: ImportPlan, account: Account, dictionaries: Dictionaries) {
  await client.query('begin');
  try {
    const regions = plan.regions.map(({ region }) => region);
    const change = await switchOver(client, regions, dictionaries);
    await saveAccount(client, runId, account);
    await closeRun(client, runId, change);
    await client.query('commit');
    return change;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/**
 * Brings a published archive into the directory. Either all of it comes into force at once, or nothing.
 *
 * @throws ArchiveFault with what is wrong and what to do; the import stays on record as failed
 */
export async function importArchive(ctx: Context, path: string, regions: readonly string[] | undefined, io: CommandIo): Promise<ImportResult> {
  const archive = await openArchive(path);
  try {
    const plan = planImport(archive, regions);
    return await withImportConnection(ctx, async (client) => {
      const account: Account = { files: [], badRows: [] };
      const runId = await openRun(client, archive, plan.regions.map(({ region }) => region));
      try {
        const dictionaries = await stageArchive(ctx, io, client, archive, plan, account);
        const change = await putIntoForce(client, runId, plan, account, dictionaries);
        await client.query('analyze address');
        return { runId, account, change };
      } catch (error) {
        await saveAccount(client, runId, account);
        await failRun(client, runId, error instanceof UserError ? ctx.t(error.key, error.vars) : reasonOf(error));
        throw error;
      }
    });
  } finally {
    archive.close();
  }
}
