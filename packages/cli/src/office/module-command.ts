import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { childEnvironment } from '../environment.js';
import type { ModuleSource } from './office.modules.js';
import type { OfficeSecrets } from './office.secrets.js';
import { signSystemToken } from './system-token.js';

export interface CommandPlace {
  dataDir: string;
  secrets: OfficeSecrets;
  moduleUrl: string;
  gatewayUrl: string | undefined;
  logLevel: string;
}

export interface CommandResult {
  code: number;
  output: string;
}

export interface CommandOptions {
  cwd?: string;
  onLine?: (line: string) => void;
  /** Ends the command. */
  signal?: AbortSignal;
}

/** Runs a command that a module declares; without `onLine` it talks to the terminal directly. */
export function runModuleCommand(
  source: ModuleSource,
  words: string[],
  place: CommandPlace,
  options: CommandOptions = {},
): Promise<CommandResult> {
  const { cwd, onLine, signal } = options;
  const child = spawn(process.execPath, [source.main, 'command', ...words], {
    cwd,
    signal,
    env: moduleEnvironment(place, { DEMOS_SYSTEM_TOKEN: signSystemToken(place.secrets.keys, 'gateway') }),
    stdio: ['ignore', onLine ? 'pipe' : 'inherit', onLine ? 'pipe' : 'inherit'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      onLine?.(line);
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', (error) => (signal?.aborted ? undefined : reject(error)));
    child.once('close', (code) => resolve({ code: code ?? 1, output: lines.join('\n') }));
  });
}

export function moduleEnvironment(place: CommandPlace, extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  return childEnvironment(place.dataDir, {
    DEMOS_MODULE_DATABASE_URL: place.moduleUrl,
    DEMOS_INTERNAL_PUBLIC_KEY: JSON.stringify(place.secrets.keys.publicKey),
    DEMOS_MODULE_HOST: '127.0.0.1',
    DEMOS_MODULE_PORT: '0',
    DEMOS_LOG_LEVEL: place.logLevel,
    ...(place.gatewayUrl ? { DEMOS_GATEWAY_URL: place.gatewayUrl } : {}),
    ...extra,
  });
}
