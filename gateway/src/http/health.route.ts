import type { ServerResponse } from 'node:http';
import type { ModuleRegistry } from '../registry/module-registry.js';
import type { VersionedGateway } from '../supergraph/versioned-gateway.js';

export interface Health {
  status: 'live' | 'stopping';
  ready: boolean;
  supergraph: boolean;
  modules: Record<string, { status: string; version: string | null }>;
}

export interface HealthOptions {
  registry: ModuleRegistry;
  gateway: VersionedGateway;
  settled: () => boolean;
  stopping: () => boolean;
}

export function healthRoutes({ registry, gateway, settled, stopping }: HealthOptions) {
  const look = (): Health => {
    const modules = registry.modules;
    return {
      status: stopping() ? 'stopping' : 'live',
      ready: !stopping() && gateway.loaded && settled() && modules.length > 0 && modules.every(({ answered }) => answered),
      supergraph: gateway.loaded,
      modules: Object.fromEntries(modules.map(({ id, status, manifest }) => [id, { status, version: manifest?.version ?? null }])),
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
