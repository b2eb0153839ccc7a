import { v7 as uuidv7, validate as isUuid } from 'uuid';
import { VERBS, type OrderStore, type Verb } from '../orders/order-store.js';
import { isPart } from '../platform/web-contributions.js';
import { endpoint, refusal, sendJson, type Endpoint, type EndpointOptions } from './endpoint.js';

export interface OrdersRouteOptions extends EndpointOptions {
  orders: OrderStore;
}

/** `POST /platform/orders`: what an administrator wants done with a module; the supervisor does it. */
export function placeOrderRoute(options: OrdersRouteOptions): Endpoint {
  return endpoint(options, { method: 'POST', for: 'managers' }, async ({ response, scope, content }) => {
    const { id = uuidv7(), verb, args = {} } = isPart(content) ? content : {};
    if (!isVerb(verb)) throw refusal(scope, 400, 'BAD_USER_INPUT', 'unknownVerb', { verbs: VERBS.join(', ') });
    if (!isPart(args)) throw refusal(scope, 400, 'BAD_USER_INPUT', 'needsArguments');
    if (typeof id !== 'string' || !isUuid(id)) throw refusal(scope, 400, 'BAD_USER_INPUT', 'needsUuid');
    await options.orders.place({ id, verb, args, actorId: scope.actor.id, actorName: scope.actor.name });
    sendJson(response, 202, { id });
  });
}

/** `GET /platform/orders/<id>`: how far it is. */
export function orderRoute(options: OrdersRouteOptions): Endpoint {
  return endpoint(options, { method: 'GET', for: 'managers' }, async ({ response, scope, url }) => {
    const id = url.pathname.slice('/platform/orders/'.length);
    const order = isUuid(id) ? await options.orders.find(id) : undefined;
    if (!order) throw refusal(scope, 404, 'NOT_FOUND', 'noSuchOrder');
    sendJson(response, 200, order);
  });
}

function isVerb(value: unknown): value is Verb {
  return VERBS.includes(value as Verb);
}
