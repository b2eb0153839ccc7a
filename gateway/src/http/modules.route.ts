import type { ChangeFeed } from '../platform/change-feed.js';
import type { ModuleBoard } from '../platform/module-board.js';
import type { OrderStore } from '../orders/order-store.js';
import { mayDo } from '../identity/actor.js';
import { endpoint, MANAGE_MODULES, sendJson, type Endpoint, type EndpointOptions } from './endpoint.js';

export interface ModulesRouteOptions extends EndpointOptions {
  board: ModuleBoard;
  orders: OrderStore;
}

const SHOWN_ORDERS = 20;
const SHOWN_ENTRIES = 50;

/** `GET /platform/modules`: what there is for this reader; managers also see what was done to it and by whom. */
export function modulesRoute(options: ModulesRouteOptions): Endpoint {
  const { board, orders } = options;
  return endpoint(options, { method: 'GET', for: 'signed-in' }, async ({ response, scope }) => {
    const { revision } = board;
    const modules = board.noticesFor(scope.actor, scope.locale);
    const manages = scope.actor.kind !== 'module' && mayDo(scope.actor, MANAGE_MODULES);
    const [installed, latest, journal] = manages ? await Promise.all([orders.installed(), orders.latest(SHOWN_ORDERS), orders.journal(SHOWN_ENTRIES)]) : [];
    sendJson(response, 200, { revision, modules, ...(manages ? { manage: { installed, orders: latest, journal } } : {}) });
  });
}

/** `GET /platform/changes`: server-sent events whenever the modules change. */
export function changesRoute(options: EndpointOptions & { feed: ChangeFeed }): Endpoint {
  return endpoint(options, { method: 'GET', for: 'signed-in', endless: true }, async ({ response }) => options.feed.follow(response));
}
