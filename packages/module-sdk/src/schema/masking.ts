import type { IMiddlewareFunction } from 'graphql-middleware';
import type { Context } from '../context/context.js';
import type { ModuleDefinition, SensitiveField } from '../module.js';

function maskingOf(coordinate: string, { mask }: SensitiveField): IMiddlewareFunction<unknown, Context> {
  return async (resolve, parent, args, ctx, info) => {
    const level = ctx.level(coordinate);
    if (level === 'plain') return resolve(parent, args, ctx, info);
    ctx.restrict(coordinate, level);
    if (level === 'hidden' || !mask) return null;
    const value: unknown = await resolve(parent, args, ctx, info);
    return value === null || value === undefined ? null : mask(value);
  };
}

/** Middleware that withholds the sensitive fields of a module, by the level that the actor has. */
export function maskingMiddleware(module: ModuleDefinition): Record<string, Record<string, IMiddlewareFunction<unknown, Context>>> {
  const middleware: Record<string, Record<string, IMiddlewareFunction<unknown, Context>>> = {};
  for (const [coordinate, field] of Object.entries(module.sensitive ?? {})) {
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    (middleware[typeName] ??= {})[fieldName] = maskingOf(coordinate, field);
  }
  return middleware;
}
