import type { PoolClient } from 'pg';

export const OBJECT_TARGET =
  'stage_object (objectid, id, kind, level, name, number_key, sort_key, search, updated, version_id, file, row_number)';
export const LINK_TARGET = 'stage_link (objectid, parent_objectid, updated, link_id, file, row_number)';
export const PARAM_TARGET = 'stage_param (objectid, type, value, started, param_id, file, row_number)';

/** Tables of this connection alone: what is half done is never seen and goes with the connection. */
export async function createStage(client: PoolClient): Promise<void> {
  await client.query(`set temp_buffers = '64MB'`);
  await client.query(`set work_mem = '64MB'`);
  await client.query(`
    create temp table stage_object (
      objectid bigint, id uuid, kind text, level smallint, name text, number_key text, sort_key text, search tsvector,
      updated text, version_id bigint, file int, row_number bigint)`);
  await client.query(`
    create temp table stage_link (objectid bigint, parent_objectid bigint, updated text, link_id bigint, file int, row_number bigint)`);
  await client.query(`
    create temp table stage_param (objectid bigint, type smallint, value text, started text, param_id bigint, file int, row_number bigint)`);
  await client.query(`
    create temp table stage_address (
      id uuid, objectid bigint, region text, kind text, level smallint, parent_id uuid, path uuid[], name text, text text,
      number_key text, sort_key text, postal_code text, oktmo text, okato text, cadastral_number text, search tsvector)`);
}

export async function clearRegionStage(client: PoolClient): Promise<void> {
  await client.query('truncate stage_object, stage_link, stage_param');
  await client.query('drop table if exists stage_living, stage_parent, stage_value, stage_node, stage_tree');
}
