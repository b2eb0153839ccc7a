import { existsSync } from 'node:fs';
import type { Catalogue } from '../messages.js';
import type { ModuleDefinition } from '../module.js';
import { scriptsOf, webManifest } from './contributions.js';

/** Refuses contributions that name a text, a script or a page which is not there. */
export function assertContributions({ id, web }: ModuleDefinition, messages: Catalogue): void {
  if (!web) return;
  if (!existsSync(web.dir)) throw new Error(`Module ${id}: there is no folder ${web.dir.pathname}. Build the module's UI there.`);
  const manifest = webManifest(web);
  if (!manifest) return;
  const { menu = [], pages = [], actions = [], slots } = manifest;
  const titles = [...menu, ...pages, ...actions, ...Object.values(slots).flat()].flatMap(({ title }) => (title === undefined ? [] : [title]));
  const untranslated = titles.filter((key) => !(key in messages.ru));
  if (untranslated.length > 0) {
    throw new Error(`Module ${id}: no text for ${[...new Set(untranslated)].join(', ')}. Add it to messages/ru.json and messages/en.json.`);
  }
  const absent = scriptsOf(web).filter((script) => !existsSync(new URL(script, web.dir)));
  if (absent.length > 0) throw new Error(`Module ${id}: no such script: ${absent.join(', ')}. Build the module's UI into ${web.dir.pathname}.`);
  const nowhere = menu.filter(({ page }) => !pages.some((known) => known.id === page)).map(({ page }) => page);
  if (nowhere.length > 0) throw new Error(`Module ${id}: the menu leads to ${nowhere.join(', ')}, which is no page of the module. Declare it in web.pages.`);
}
