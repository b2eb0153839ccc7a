import { fileURLToPath } from 'node:url';
import type { Request, Response } from 'express';
import type { ModuleDefinition } from '../module.js';

/** `GET /web/<path>`: a file of the module's UI. */
export function answerWeb({ web }: ModuleDefinition, request: Request, response: Response): void {
  const path = decodeURIComponent(new URL(request.originalUrl, 'http://module').pathname.slice('/web/'.length));
  const missing = () => void response.status(404).json({ errors: [{ message: 'No such file', extensions: { code: 'NOT_FOUND' } }] });
  if (!web) return missing();
  response.sendFile(path, { root: fileURLToPath(web.dir), dotfiles: 'deny', cacheControl: false }, (error) => {
    if (error && !response.headersSent) missing();
  });
}
