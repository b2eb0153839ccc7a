import { decodeJwt } from 'jose';
import { SYSTEM } from '../actor.js';
import type { Context } from './context.js';
import { createContext, type ModuleRuntime } from './create-context.js';

/** A context in which the module acts for itself, in its own schema without limits. `systemToken` lets it ask the graph as the platform. */
export function ownContext(runtime: ModuleRuntime, systemToken?: string): Context {
  const rid = systemToken ? String(decodeJwt(systemToken).rid) : crypto.randomUUID();
  const claims = {
    sub: SYSTEM.id,
    aud: runtime.module.id,
    kind: 'system' as const,
    name: SYSTEM.name,
    offices: [],
    can: ['*'],
    fields: {},
    pv: 0,
    loc: 'ru' as const,
    rid,
    bh: '',
  };
  return createContext(runtime, claims, systemToken ?? '').ctx;
}
