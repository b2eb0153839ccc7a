import { createServer } from 'node:net';

export async function freePort(preferred = 0): Promise<number> {
  return (preferred && (await tryPort(preferred))) || (await tryPort(0));
}

export function tryPort(port: number, host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.unref();
    server.once('error', () => resolve(0));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(bound));
    });
  });
}
