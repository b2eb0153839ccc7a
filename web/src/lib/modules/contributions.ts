import type { OfficeModule, WebAction, WebMenuEntry, WebPage, WebPart } from './module-listing.js';

/** One part of a module, together with the module it belongs to. */
export interface Offered<Part> {
  key: string;
  module: OfficeModule;
  part: Part;
}

type Can = (permission: string) => boolean;

function offered<Part extends { permission?: string }>(module: OfficeModule, parts: readonly Part[], can: Can, name: (part: Part) => string): Offered<Part>[] {
  return parts
    .filter(({ permission }) => permission === undefined || can(permission))
    .map((part) => ({ key: `${module.id}/${name(part)}`, module, part }));
}

export const partsIn = (modules: readonly OfficeModule[], slot: string, can: Can): Offered<WebPart>[] =>
  modules.flatMap((module) => offered(module, module.ui.slots[slot] ?? [], can, ({ script }) => script));

export const pagesOf = (modules: readonly OfficeModule[], can: Can): Offered<WebPage>[] =>
  modules.flatMap((module) => offered(module, module.ui.pages, can, ({ id }) => id));

/** Entries that lead to a page which the person may open. */
export function menuOf(modules: readonly OfficeModule[], can: Can): Offered<WebMenuEntry>[] {
  const open = new Set(pagesOf(modules, can).map(({ key }) => key));
  return modules.flatMap((module) => offered(module, module.ui.menu, can, ({ id }) => id)).filter(({ module, part }) => open.has(`${module.id}/${part.page}`));
}

/** Whether the module still brings this script, wherever. */
export function brings(modules: readonly OfficeModule[], id: string, script: string): boolean {
  const ui = modules.find((module) => module.id === id)?.ui;
  return ui !== undefined && [...ui.pages, ...ui.actions, ...Object.values(ui.slots).flat()].some((part) => part.script === script);
}

const subjectOf = (slot: string) => slot.split('.')[0];

/** Actions that make sense here: those about nothing in particular, and those about what is on the screen. */
export function actionsOf(modules: readonly OfficeModule[], can: Can, slotsOnScreen: readonly string[]): Offered<WebAction>[] {
  const subjects = new Set(slotsOnScreen.map(subjectOf));
  return modules
    .flatMap((module) => offered(module, module.ui.actions, can, ({ id }) => id))
    .filter(({ part }) => part.slot === undefined || subjects.has(subjectOf(part.slot)));
}

export const pageUrl = (module: string, page: string) => `/m/${module}/${page}`;
