import type { ServerResponse } from 'node:http';
import type { ModuleRegistry } from '../registry/module-registry.js';
import type { SupergraphKeeper } from '../supergraph/supergraph-keeper.js';
import type { VersionedGateway } from '../supergraph/versioned-gateway.js';

export interface Health {
  status: 'live' | 'stopping';
  ready: boolean;
  supergraph: boolean;
  modules: Record<string, { status: string; version: string | null; joined: boolean; problem: string | null }>;
}

export interface HealthOptions {
  registry: ModuleRegistry;
  gateway: VersionedGateway;
  keeper: SupergraphKeeper;
  stopping: () => boolean;
}

export function healthRoutes({ registry, gateway, keeper, stopping }: HealthOptions) {
  const look = (): Health => {
    const modules = registry.modules;
    return {
      status: stopping() ? 'stopping' : 'live',
      ready: !stopping() && gateway.loaded && keeper.settled && modules.length > 0 && modules.every(({ answered }) => answered),
      supergraph: gateway.loaded,
      modules: Object.fromEntries(modules.map((module) => [module.id, { status: module.status, version: module.manifest?.version ?? null, joined: keeper.joined(module), problem: keeper.problemOf(module) }])),
    };
  };
  return {
    all: (response: ServerResponse) => send(response, 200, look()),
    live: (response: ServerResponse) => send(response, 200, { status: look().status }),
    ready: (response: ServerResponse) => {
      const { ready, modules } = look();
      send(response, ready ? 200 : 503, { ready, modules });
    },
  };
}

function send(response: ServerResponse, status: number, content: object): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.end(JSON.stringify(content));
}
