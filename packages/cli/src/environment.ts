import { accessSync, constants } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OfficeError } from './office/office.error.js';

export interface Environment {
  root: string;
  port: number;
  dataDir: string;
  databaseUrl: string | undefined;
  seed: boolean;
  logLevel: string;
  callerDir: string;
}

export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
  const mistakes: string[] = [];
  const port = Number(source.DEMOS_PORT || 4000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    mistakes.push(`DEMOS_PORT must be a port number from 0 to 65535, not "${source.DEMOS_PORT}"`);
  }
  if (source.DATABASE_URL && !/^postgres(ql)?:\/\//.test(source.DATABASE_URL)) {
    mistakes.push('DATABASE_URL must look like postgres://user:password@host:5432/database');
  }
  if (source.DEMOS_SEED && !['none', 'demo'].includes(source.DEMOS_SEED)) {
    mistakes.push(`DEMOS_SEED must be "demo" or "none", not "${source.DEMOS_SEED}"`);
  }
  if (mistakes.length) throw new OfficeError(mistakes.join('\n'));
  return {
    root,
    port,
    dataDir: resolve(root, source.DEMOS_DATA_DIR || '.demos'),
    databaseUrl: source.DATABASE_URL || undefined,
    seed: source.DEMOS_SEED !== 'none',
    logLevel: source.DEMOS_LOG_LEVEL || 'info',
    callerDir: source.INIT_CWD || process.cwd(),
  };
}

/** What a child process inherits: the machine's settings, but no connection to the database as its owner. */
export function childEnvironment(dataDir: string, extra: Record<string, string>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(DATABASE_URL|PG[A-Z]+|DEMOS_.*|npm_.*|VITEST.*|NODE_CHANNEL_.*|NODE_ENV)$/.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    DEMOS_OFFICE: dataDir,
    NODE_ENV: 'production',
    NODE_COMPILE_CACHE: compileCache(dataDir),
    APOLLO_TELEMETRY_DISABLED: '1',
    ...extra,
  };
}

/** Compiled code is shared by all offices of a clone, if this user may write there. */
function compileCache(dataDir: string) {
  const modules = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'node_modules');
  try {
    accessSync(modules, constants.W_OK);
    return join(modules, '.cache', 'demos', 'compiled');
  } catch {
    return join(dataDir, 'cache');
  }
}
