import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ModuleRegistry } from '../registry/module-registry.js';
import type { SupergraphKeeper } from '../supergraph/supergraph-keeper.js';
import type { VersionedGateway } from '../supergraph/versioned-gateway.js';

export interface Health {
  status: 'live' | 'stopping';
  /** The graph is composed and every module of the office itself has answered; a guest keeps nobody waiting. */
  ready: boolean;
  supergraph: boolean;
  modules: Record<string, { status: string; version: string | null; joined: boolean; problem?: string | null }>;
}

export interface HealthOptions {
  registry: ModuleRegistry;
  gateway: VersionedGateway;
  keeper: SupergraphKeeper;
  stopping: () => boolean;
}

export function healthRoutes({ registry, gateway, keeper, stopping }: HealthOptions) {
  const look = (toThisMachine = false): Health => {
    const modules = registry.modules;
    return {
      status: stopping() ? 'stopping' : 'live',
      ready: !stopping() && gateway.loaded && keeper.settled && modules.length > 0 && modules.every(({ answered, standing }) => answered || standing.origin === 'installed'),
      supergraph: gateway.loaded,
      modules: Object.fromEntries(modules.map((module) => [module.id, { status: module.status, version: module.manifest?.version ?? null, joined: keeper.joined(module), ...(toThisMachine ? { problem: keeper.problemOf(module) } : {}) }])),
    };
  };
  return {
    all: (request: IncomingMessage, response: ServerResponse) => send(response, 200, look(isOfThisMachine(request))),
    live: (response: ServerResponse) => send(response, 200, { status: look().status }),
    ready: (response: ServerResponse) => {
      const { ready, modules } = look();
      send(response, ready ? 200 : 503, { ready, modules });
    },
  };
}

/** The supervisor beside us learns why a module is kept out; others learn no names of the schema here. */
function isOfThisMachine({ socket, headers }: IncomingMessage): boolean {
  const forwarded = headers['x-forwarded-for'] ?? headers['x-forwarded-host'] ?? headers['forwarded'];
  return forwarded === undefined && /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '');
}

function send(response: ServerResponse, status: number, content: object): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.end(JSON.stringify(content));
}
