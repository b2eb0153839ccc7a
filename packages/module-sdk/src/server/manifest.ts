import type { Catalogue } from '../messages.js';
import { PLATFORM_VERSION, type ModuleDefinition } from '../module.js';
import { assertContributions } from '../web/assert-contributions.js';
import { webManifest } from '../web/contributions.js';

/**
 * All that a module says about itself to the gateway and to an administrator.
 *
 * @throws when it names what is not there
 */
export function manifestOf(module: ModuleDefinition, sdl: string, messages: Catalogue): object {
  assertContributions(module, messages);
  const own = `${module.id}.`;
  const texts = (catalogue: Record<string, string>) => Object.fromEntries(Object.entries(catalogue).filter(([key]) => !key.startsWith('sdk.')));
  return {
    id: module.id,
    version: module.version,
    platform: PLATFORM_VERSION,
    requires: module.requires,
    permissions: Object.values(module.permissions),
    asks: module.asks ?? [],
    rules: Object.keys(module.rules),
    sensitive: Object.keys(module.sensitive ?? {}),
    capabilities: module.identity ? ['identity'] : [],
    events: {
      publishes: Object.keys(module.events?.publishes ?? {}).map((type) => own + type),
      consumes: (module.events?.consumes ?? []).map(({ source, type }) => ({ source, type: `${source}.${type}` })),
    },
    directories: module.directories ?? {},
    files: (module.files ?? []).map((file) => file.path),
    web: webManifest(module.web),
    messages: { ru: texts(messages.ru), en: texts(messages.en) },
    sdl,
  };
}
