import type { IncomingMessage } from 'node:http';

/** Whether a browser on another site sent this: such a request never counts, whatever cookies came with it. */
export function isCrossOrigin({ headers }: IncomingMessage): boolean {
  if (headers['sec-fetch-site'] === 'cross-site') return true;
  if (headers.origin === undefined) return false;
  if (!URL.canParse(headers.origin)) return true;
  const { host } = new URL(headers.origin);
  return host !== headers.host && host !== headers['x-forwarded-host'];
}

export function isSecure({ headers }: IncomingMessage): boolean {
  return headers['x-forwarded-proto'] === 'https';
}
