import type { JWK } from 'jose';

export interface Environment {
  host: string;
  port: number;
  databaseUrl: string;
  privateKey: JWK;
  webDir: string | undefined;
  secureCookies: boolean;
  moduleTimeoutMs: number;
  logLevel: string;
}

type Variables = Record<string, string | undefined>;

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** Reads the settings of the gateway, or lists every mistake in them. */
export function parseEnvironment(variables: Variables): { environment: Environment } | { mistakes: string[] } {
  const mistakes: string[] = [];
  const environment: Environment = {
    host: variables['DEMOS_HOST'] || '127.0.0.1',
    port: portFrom(variables['DEMOS_PORT'] || '4000', mistakes),
    databaseUrl: databaseUrlFrom(variables['DEMOS_PLATFORM_DATABASE_URL'], mistakes),
    privateKey: privateKeyFrom(variables['DEMOS_INTERNAL_PRIVATE_KEY'], mistakes),
    webDir: variables['DEMOS_WEB_DIR'] || undefined,
    secureCookies: ['1', 'true'].includes(variables['DEMOS_TLS'] ?? ''),
    moduleTimeoutMs: timeoutFrom(variables['DEMOS_MODULE_TIMEOUT_MS'] || '10000', mistakes),
    logLevel: logLevelFrom(variables['DEMOS_LOG_LEVEL'] || 'info', mistakes),
  };
  return mistakes.length > 0 ? { mistakes } : { environment };
}

export function readEnvironment(): Environment {
  const parsed = parseEnvironment(process.env);
  if ('environment' in parsed) return parsed.environment;
  process.stderr.write(`The gateway cannot start:\n${parsed.mistakes.map((mistake) => `  - ${mistake}\n`).join('')}`);
  process.exit(78);
}

function portFrom(text: string, mistakes: string[]): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  mistakes.push(`DEMOS_PORT must be a whole number from 0 to 65535, not "${text}"`);
  return 0;
}

function timeoutFrom(text: string, mistakes: string[]): number {
  const ms = Number(text);
  if (Number.isInteger(ms) && ms >= 100 && ms <= 120_000) return ms;
  mistakes.push(`DEMOS_MODULE_TIMEOUT_MS must be from 100 to 120000 milliseconds, not "${text}"`);
  return 0;
}

function databaseUrlFrom(text: string | undefined, mistakes: string[]): string {
  if (text && URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)) return text;
  mistakes.push('DEMOS_PLATFORM_DATABASE_URL must be a postgres:// address');
  return '';
}

function privateKeyFrom(text: string | undefined, mistakes: string[]): JWK {
  try {
    const key = JSON.parse(text ?? '') as JWK;
    if (key.kty === 'OKP' && key.crv === 'Ed25519' && key.x && key.d && key.kid) return key;
  } catch {
    // told below, without the text: it is a secret
  }
  mistakes.push('DEMOS_INTERNAL_PRIVATE_KEY must be a private Ed25519 key as JWK JSON with "kid"');
  return {};
}

function logLevelFrom(text: string, mistakes: string[]): string {
  if (LOG_LEVELS.includes(text)) return text;
  mistakes.push(`DEMOS_LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not "${text}"`);
  return 'info';
}
