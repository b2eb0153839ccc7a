import './telemetry-off.js';
import { readEnvironment } from './environment.js';
import { startGateway, type RunningGateway } from './gateway.js';
import { createLogger } from './logger.js';
import { PostgresRegistryStore } from './registry/postgres.registry-store.js';

const BUSY_PORT = 98;
const DRAIN_MS = 5_000;

const { host, port, databaseUrl, privateKey, webDir, secureCookies, moduleTimeoutMs, logLevel } = readEnvironment();
const log = createLogger(logLevel);

process.on('uncaughtException', (error) => {
  log.fatal({ err: error }, 'the gateway broke');
  log.flush(() => process.exit(1));
  setTimeout(() => process.exit(1), 500).unref();
});

try {
  const store = new PostgresRegistryStore(databaseUrl, log);
  const gateway = await startGateway({ store, log, host, port, privateKey, webDir, secureCookies, modules: { timeoutMs: moduleTimeoutMs } });
  stopOnRequest(gateway);
  log.info({ url: gateway.url }, 'the gateway listens');
  process.send?.({ type: 'ready', url: gateway.url });
} catch (error) {
  const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const reason = busy ? `port ${port} on ${host} is in use by another process; set DEMOS_PORT to a free one` : String(error instanceof Error ? error.message : error);
  process.stderr.write(`The gateway cannot start: ${reason}\n`);
  process.exit(busy ? BUSY_PORT : 1);
}

function stopOnRequest(gateway: RunningGateway): void {
  let stopping = false;
  const stop = async (reason: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.info({ reason }, 'the gateway stops');
    setTimeout(() => process.exit(1), DRAIN_MS + 2_000).unref();
    await gateway.stop(DRAIN_MS);
    log.flush(() => process.exit(0));
  };
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
  if (process.send) process.on('disconnect', () => void stop('the supervisor is gone'));
}
