import Briefcase from '@lucide/svelte/icons/briefcase';
import FolderTree from '@lucide/svelte/icons/folder-tree';
import Settings from '@lucide/svelte/icons/settings';
import Users from '@lucide/svelte/icons/users';
import type { Component } from 'svelte';
import { t } from '#lib/i18n/i18n.svelte.js';
import { textOf } from '#lib/modules/contribution-api.js';
import { pageUrl } from '#lib/modules/contributions.js';
import { moduleIcon } from '#lib/modules/module-icon.js';
import { modules } from '#lib/modules/modules.svelte.js';
import { may } from '#lib/session/rights.js';

export interface Place {
  href: string;
  title: string;
  icon: Component<{ 'aria-hidden'?: 'true' }>;
  within: string[];
  /** Brought by a module, which may go again: the numbers of the others stay. */
  module?: string;
}

export function places(): Place[] {
  const work: Place = { href: '/', title: t('place.work'), icon: Briefcase, within: ['/register', '/deregister'] };
  const found = [work];
  if (may.readPeople()) found.push({ href: '/people', title: t('place.people'), icon: Users, within: ['/people'] });
  if (may.readAddresses()) {
    found.push({ href: '/addresses', title: t('place.addresses'), icon: FolderTree, within: ['/addresses', '/dwellings'] });
  }
  if (may.readUsers() || may.readRoles() || may.manageModules()) {
    found.push({ href: '/settings', title: t('place.settings'), icon: Settings, within: ['/settings'] });
  }
  for (const { module, part } of modules.menu) {
    const href = pageUrl(module.id, part.page);
    found.push({ href, title: textOf(module, part.title), icon: moduleIcon(part.icon), within: [href], module: module.id });
  }
  return found;
}

export const isHere = (place: Place, path: string) =>
  path === place.href || place.within.some((start) => path.startsWith(start));
