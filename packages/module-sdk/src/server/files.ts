import type { Context } from '../context/context.js';
import { NotFound } from '../errors.js';
import type { FileRoute } from '../module.js';
import { refuse } from '../schema/policy.js';

export interface MatchedFile {
  route: FileRoute;
  params: Record<string, string>;
}

function paramsOf(pattern: string, path: string): Record<string, string> | undefined {
  const names: string[] = [];
  const source = pattern.split(/(:\w+)/).map((part) => {
    if (!part.startsWith(':')) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    names.push(part.slice(1));
    return '([^/]+?)';
  });
  const match = new RegExp(`^${source.join('')}$`).exec(path);
  if (!match) return undefined;
  return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]));
}

/** The route of a path if the actor may use it, else the error to show. */
export function matchFile(routes: readonly FileRoute[], path: string, ctx: Context): MatchedFile | Error {
  for (const route of routes) {
    const params = paramsOf(route.path, path);
    if (params) return refuse([route.permission], ctx) ?? { route, params };
  }
  return new NotFound();
}
