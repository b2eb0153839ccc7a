import { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doorkeeper, houses, people } from '../test-support/modules.js';
import { Office } from '../test-support/office.js';

describe('a running gateway', () => {
  const connect = Socket.prototype.connect;
  const hosts = new Set<string>();

  beforeAll(() => {
    Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
      const [first] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
      hosts.add(typeof first === 'object' && first !== null && 'host' in first ? String(first.host) : 'localhost');
      return Reflect.apply(connect, this, args) as Socket;
    };
  });
  afterAll(() => {
    Socket.prototype.connect = connect;
  });

  it('opens no connection beyond this machine, not even its last words', async () => {
    const office = await Office.open([doorkeeper, people, houses]);
    await office.ask('{ person(id: "1") { name home { street } } }');
    await office.close();
    expect([...hosts].filter((host) => !['127.0.0.1', '::1', 'localhost'].includes(host))).toEqual([]);
    expect(hosts.size).toBeGreaterThan(0);
  });
});
