import { createHash } from 'node:crypto';
import type { JWK } from 'jose';

/** What a module says about itself at `/manifest`; unknown entries are kept as they are. */
export interface Manifest {
  readonly id: string;
  readonly version: string;
  readonly sdl: string;
  readonly capabilities: readonly string[];
  readonly requires: Readonly<Record<string, string>>;
  readonly permissions: readonly string[];
  readonly [entry: string]: unknown;
}

/** What the platform, not the module itself, says about a module. */
export interface ModuleStanding {
  /** Verifies what the module signs itself. */
  readonly publicKey?: JWK;
  /** Part of the office, or installed into it by an administrator. */
  readonly origin?: 'workspace' | 'installed';
  /** Permissions that an administrator gave to the module itself. */
  readonly granted?: readonly string[];
}

export interface ModuleRecord extends ModuleStanding {
  readonly id: string;
  readonly url: string;
  readonly manifest?: Manifest;
  /** The last SDL that the module gave; outlives the module. */
  readonly sdl?: string;
}

export interface StoredSupergraph {
  /** Hash of the SDLs it was composed from. */
  readonly id: string;
  readonly sdl: string;
}

export function schemaHash(sdl: string): string {
  return createHash('sha256').update(sdl).digest('base64url');
}

export class InvalidManifest extends Error {}

export function parseManifest(moduleId: string, content: unknown): Manifest {
  if (typeof content !== 'object' || content === null) throw new InvalidManifest('the manifest is not an object');
  const { id, version, sdl, capabilities = [], requires = {}, permissions = [], ...rest } = content as Record<string, unknown>;
  if (id !== moduleId) throw new InvalidManifest(`the manifest is of "${String(id)}", not of "${moduleId}"`);
  if (typeof version !== 'string') throw new InvalidManifest('the manifest has no version');
  if (typeof sdl !== 'string' || sdl.trim() === '') throw new InvalidManifest('the manifest has no sdl');
  return { ...rest, id: moduleId, version, sdl, capabilities: strings(capabilities), permissions: permissionIds(permissions), requires: textEntries(requires) };
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** A permission may come with the key of its description. */
function permissionIds(value: unknown): string[] {
  return strings(Array.isArray(value) ? value.map((item: unknown) => (typeof item === 'object' && item !== null && 'id' in item ? item.id : item)) : value);
}

function textEntries(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
