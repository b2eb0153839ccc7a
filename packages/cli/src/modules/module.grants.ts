import type { ModuleManifest } from './package.manifest.js';
import { Refusal } from './refusal.js';

/** Permissions that the module wants for itself: the named ones, and the feeds that it follows. */
export function asksOf(manifest: ModuleManifest): string[] {
  return [...new Set([...manifest.asks, ...feedsOf(manifest).map((source) => `events:${source}`)])].sort();
}

/** Modules whose events it follows. */
export function feedsOf({ events }: ModuleManifest): string[] {
  return [...new Set(events.consumes.map(({ source }) => source))];
}

/** What the module gets; an administrator must have agreed to each thing that it asks for. */
export function grantedOf(manifest: ModuleManifest, grant: true | readonly string[]): string[] {
  const asks = asksOf(manifest);
  const strange = asks.filter((ask) => !/^(events:[a-z][a-z0-9_]*|[a-z][a-z0-9_]*\.[\w.-]+)$/.test(ask));
  if (strange.length) throw new Refusal('ASKS_TOO_MUCH', `Module "${manifest.id}" asks for ${strange.join(', ')}, which no module can be given. Ask for permissions by name.`);
  if (grant === true) return asks;
  const missing = asks.filter((ask) => !grant.includes(ask));
  if (!missing.length) return asks;
  throw new Refusal('NOT_GRANTED', `Module "${manifest.id}" asks for ${missing.join(', ')}, which nobody has granted. Grant it with --grant ${asks.join(',')} (or --grant all), or leave the module out.`);
}
