import Briefcase from '@lucide/svelte/icons/briefcase';
import FolderTree from '@lucide/svelte/icons/folder-tree';
import Settings from '@lucide/svelte/icons/settings';
import Users from '@lucide/svelte/icons/users';
import type { Component } from 'svelte';
import { t } from '#lib/i18n/i18n.svelte.js';
import { may } from '#lib/session/rights.js';

export interface Place {
  href: string;
  title: string;
  icon: Component<{ 'aria-hidden'?: 'true' }>;
  within: string[];
}

export function places(): Place[] {
  const work: Place = { href: '/', title: t('place.work'), icon: Briefcase, within: ['/register', '/deregister'] };
  const found = [work];
  if (may.readPeople()) found.push({ href: '/people', title: t('place.people'), icon: Users, within: ['/people'] });
  if (may.readAddresses()) {
    found.push({ href: '/addresses', title: t('place.addresses'), icon: FolderTree, within: ['/addresses', '/dwellings'] });
  }
  if (may.readUsers() || may.readRoles()) {
    found.push({ href: '/settings', title: t('place.settings'), icon: Settings, within: ['/settings'] });
  }
  return found;
}

export const isHere = (place: Place, path: string) =>
  path === place.href || place.within.some((start) => path.startsWith(start));
