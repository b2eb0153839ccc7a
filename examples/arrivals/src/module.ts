import { defineModule, definePermissions } from '@demos/module-sdk';
import { Movement } from './movement.entity.js';
import { keepArrival, keepDeparture } from './movement.events.js';
import { Arrivals20261122000100 } from './movement.migration.js';
import { MovementResolver } from './movement.resolver.js';

const can = definePermissions('arrivals', { read: 'read' });

export default defineModule({
  id: 'arrivals',
  version: '1.0.0',
  requires: { platform: '^0.1.0', residents: '^0.1.0' },
  permissions: can,
  entities: [Movement],
  resolvers: [MovementResolver],
  migrations: [Arrivals20261122000100],
  rules: { Query: { movementsByDay: can.read } },
  events: {
    consumes: [
      { source: 'residents', type: 'registration.opened', handle: keepArrival },
      { source: 'residents', type: 'registration.closed', handle: keepDeparture },
    ],
  },
  web: {
    dir: new URL('../dist/web/', import.meta.url),
    pages: [{ id: 'movements', title: 'arrivals.title', script: 'movements-page.js', permission: can.read }],
    menu: [{ id: 'movements', title: 'arrivals.title', page: 'movements', icon: 'chart', permission: can.read }],
  },
  messages: new URL('../messages/', import.meta.url),
});
