import { existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { pagePolicy } from './security-headers.js';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** The office's screens: hashed files for ever, the page itself never from a cache, unknown paths are the page. */
export function webRoute(webDir: string | undefined): Handler {
  const page = webDir ? join(webDir, 'index.html') : undefined;
  if (!webDir || !page || !existsSync(page)) return withoutScreens;
  const policyNow = policyOf(page);
  const serve = sirv(webDir, {
    single: true,
    // Files are looked up at each request: the screens may be built anew while the office works.
    dev: true,
    gzip: true,
    brotli: true,
    setHeaders(response, pathname) {
      const immutable = pathname.startsWith('/_app/immutable/');
      response.setHeader('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
      response.setHeader('content-security-policy', policyNow());
    },
  });
  return (request, response) => serve(request, response, () => notFound(response));
}

/** The policy of the page as it stands in the folder now. */
function policyOf(page: string): () => string {
  let writtenAt = -1;
  let policy = '';
  return () => {
    const changedAt = statSync(page, { throwIfNoEntry: false })?.mtimeMs ?? writtenAt;
    if (changedAt !== writtenAt) {
      policy = pagePolicy(readFileSync(page, 'utf8'));
      writtenAt = changedAt;
    }
    return policy;
  };
}

function withoutScreens(_request: IncomingMessage, response: ServerResponse): void {
  response.statusCode = 404;
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.end('This gateway serves no screens: DEMOS_WEB_DIR does not lead to a built web folder.\n');
}

function notFound(response: ServerResponse): void {
  response.statusCode = 404;
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.end('Not found\n');
}
