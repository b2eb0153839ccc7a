import { describe, expect, it } from 'vitest';
import { newKey } from '../test-support/office.js';
import { parseEnvironment } from './environment.js';

const good = { DEMOS_PLATFORM_DATABASE_URL: 'postgres://demos_platform:pw@127.0.0.1:5432/demos', DEMOS_INTERNAL_PRIVATE_KEY: JSON.stringify(newKey()) };

describe('the environment of the gateway', () => {
  it('needs a database and a key, and knows the rest by itself', () => {
    expect(parseEnvironment(good)).toMatchObject({ environment: { host: '127.0.0.1', port: 4000, webDir: undefined, secureCookies: false, moduleTimeoutMs: 10_000, logLevel: 'info' } });
  });

  it('tells all mistakes at once', () => {
    const parsed = parseEnvironment({ DEMOS_PORT: 'x', DEMOS_PLATFORM_DATABASE_URL: 'mysql://a', DEMOS_INTERNAL_PRIVATE_KEY: '{"d":"secret"}', DEMOS_LOG_LEVEL: 'loud', DEMOS_MODULE_TIMEOUT_MS: '-1' });
    expect('mistakes' in parsed && parsed.mistakes).toHaveLength(5);
    expect(JSON.stringify(parsed)).not.toContain('secret');
  });
});
