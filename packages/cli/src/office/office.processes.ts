import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment } from '../environment.js';
import type { OfficeConsole } from './office.console.js';
import type { OfficeSecrets } from './office.secrets.js';
import { SupervisedProcess } from './supervised-process.js';

export interface ProcessPlace {
  dataDir: string;
  console: OfficeConsole;
  onLaunch(): void;
}

export interface GatewayPlace {
  root: string;
  main: string | undefined;
  host: string;
  port: number;
  databaseUrl: string;
  secrets: OfficeSecrets;
  logLevel: string;
}

export function startGateway({ root, main, host, port, databaseUrl, secrets, logLevel }: GatewayPlace, { dataDir, console, onLaunch }: ProcessPlace) {
  const web = join(root, 'web', 'build');
  return new SupervisedProcess({
    name: 'gateway',
    main: main ?? join(root, 'gateway', 'dist', 'main.js'),
    env: childEnvironment(dataDir, {
      DEMOS_PORT: String(port),
      DEMOS_HOST: host,
      DEMOS_PLATFORM_DATABASE_URL: databaseUrl,
      DEMOS_INTERNAL_PRIVATE_KEY: JSON.stringify(secrets.keys.privateKey),
      DEMOS_LOG_LEVEL: logLevel,
      ...(existsSync(web) ? { DEMOS_WEB_DIR: web } : {}),
    }),
    dataDir,
    console,
    onLaunch,
    onReady: async () => undefined,
  });
}
