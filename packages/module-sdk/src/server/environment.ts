import type { JWK } from 'jose';

/** What the process of a module is told by its environment. */
export interface ModuleEnvironment {
  databaseUrl: string;
  publicKey: JWK;
  gatewayUrl: string;
  host: string;
  port: number;
  logLevel: string;
  /** For commands that act as the platform itself. */
  systemToken: string | undefined;
  poolSize: number;
  /** The module's own Ed25519 key, with which it acts for itself. */
  moduleKey?: JWK;
}

/**
 * Reads the environment of a module process; all mistakes are told at once.
 *
 * @example const running = await startModule(module, readEnvironment());
 */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): ModuleEnvironment {
  const mistakes: string[] = [];
  const need = (name: string): string => {
    const value = env[name];
    if (!value) mistakes.push(`${name} is missing`);
    return value ?? '';
  };
  const databaseUrl = need('DEMOS_MODULE_DATABASE_URL');
  const key = need('DEMOS_INTERNAL_PUBLIC_KEY');
  let publicKey: JWK = {};
  try {
    publicKey = JSON.parse(key || '{}') as JWK;
  } catch {
    mistakes.push('DEMOS_INTERNAL_PUBLIC_KEY is not a JSON Web Key');
  }
  let moduleKey: JWK | undefined;
  try {
    moduleKey = env.DEMOS_MODULE_KEY ? (JSON.parse(env.DEMOS_MODULE_KEY) as JWK) : undefined;
  } catch {
    mistakes.push('DEMOS_MODULE_KEY is not a JSON Web Key');
  }
  const port = Number(env.DEMOS_MODULE_PORT ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) mistakes.push('DEMOS_MODULE_PORT is not a port');
  const poolSize = Number(env.DEMOS_MODULE_POOL ?? 8);
  if (mistakes.length > 0) throw new Error(`The environment of the module is wrong:\n  ${mistakes.join('\n  ')}`);
  return {
    databaseUrl,
    publicKey,
    gatewayUrl: env.DEMOS_GATEWAY_URL ?? 'http://127.0.0.1:4000',
    host: env.DEMOS_MODULE_HOST ?? '127.0.0.1',
    port,
    logLevel: env.DEMOS_LOG_LEVEL ?? 'info',
    systemToken: env.DEMOS_SYSTEM_TOKEN,
    poolSize,
    moduleKey,
  };
}
