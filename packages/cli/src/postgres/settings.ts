import { chownSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseLocation } from './location.js';

/** Settings for a small office; what an operator sets with ALTER SYSTEM goes before them. */
export function writeSettings(place: DatabaseLocation, durable: boolean) {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    max_connections: '200',
    shared_buffers: '128MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %u@%d ',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
  };
  const text = Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`).join('');
  const file = join(place.data, 'demos.conf');
  const main = join(place.data, 'postgresql.conf');
  writeFileSync(file, text);
  if (place.account) chownSync(file, place.account.uid, place.account.gid);
  const current = readFileSync(main, 'utf8');
  if (!current.includes("'demos.conf'")) writeFileSync(main, `${current}\ninclude_if_exists = 'demos.conf'\n`);
}
