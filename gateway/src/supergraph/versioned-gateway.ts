import '../telemetry-off.js';
import { ApolloGateway } from '@apollo/gateway';
import type { ApolloServerOptions } from '@apollo/server';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { PlanExecutor } from '../execution/plan-executor.js';
import type { Logger } from '../logger.js';
import type { ModuleDataSource } from '../module/module.data-source.js';
import type { AskedOperation } from '../operations/operation-recorder.js';
import type { GatewayContext } from '../request-scope.js';
import { rehearse } from './rehearsal.js';

export type GatewayInterface = NonNullable<ApolloServerOptions<GatewayContext>['gateway']>;
type Listener = Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0];
type SchemaContext = Parameters<Listener>[0];
type LoadResult = Awaited<ReturnType<GatewayInterface['load']>>;
type Executor = NonNullable<LoadResult['executor']>;

interface Version {
  readonly gateway: ApolloGateway;
  readonly executor: PlanExecutor;
  readonly context: SchemaContext;
  inFlight: number;
  retiredAt: number | undefined;
}

export interface VersionedGatewayOptions {
  /** `schema` is the hash of the module's SDL that the version was composed from. */
  dataSource: (moduleId: string, schema: string | undefined) => ModuleDataSource;
  /** What to plan before a version takes over, so that nobody waits for it. */
  inUse?: () => AskedOperation[];
  log: Logger;
  /** How long a replaced version stays for requests that were validated by it but not yet begun. */
  graceMs?: number;
}

/** One ApolloGateway per supergraph: a request is planned and executed by the version that validated it. */
export class VersionedGateway implements GatewayInterface {
  readonly #versions = new Map<GraphQLSchema, Version>();
  readonly #listeners = new Set<Listener>();
  readonly #options: VersionedGatewayOptions;
  #current: Version | undefined;
  #sweep: NodeJS.Timeout | undefined;
  #planned = 0;

  constructor(options: VersionedGatewayOptions) {
    this.#options = options;
  }

  get loaded(): boolean {
    return this.#current !== undefined;
  }

  get versions(): number {
    return this.#versions.size;
  }

  /** How many operations the current version had planned before it took over. */
  get planned(): number {
    return this.#planned;
  }

  /** Makes a supergraph the current one, or throws and leaves everything as it is. */
  async activate(supergraphSdl: string, schemas: ReadonlyMap<string, string> = new Map()): Promise<void> {
    const version = await this.#open(supergraphSdl, schemas);
    if (this.#current) this.#planned = await rehearse(version, this.#options.inUse?.() ?? [], this.#options.log);
    const previous = this.#current;
    this.#versions.set(version.context.apiSchema, version);
    this.#current = version;
    if (previous) previous.retiredAt = Date.now();
    for (const listener of this.#listeners) listener(version.context);
    this.#scheduleSweep();
  }

  onSchemaLoadOrUpdate(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async load(): Promise<LoadResult> {
    if (!this.#current) throw new Error('There is no supergraph yet');
    for (const listener of this.#listeners) listener(this.#current.context);
    return { executor: this.#execute };
  }

  async stop(): Promise<void> {
    clearTimeout(this.#sweep);
    const versions = [...this.#versions.values()];
    this.#versions.clear();
    await Promise.all(versions.map(({ gateway }) => gateway.stop()));
  }

  readonly #execute: Executor = async (requestContext) => {
    const version = this.#versions.get(requestContext.schema);
    if (!version) throw new GraphQLError('The schema has changed, please ask again', { extensions: { code: 'SCHEMA_CHANGED' } });
    version.inFlight += 1;
    try {
      return await version.executor.execute(requestContext);
    } finally {
      version.inFlight -= 1;
    }
  };

  async #open(supergraphSdl: string, schemas: ReadonlyMap<string, string>): Promise<Version> {
    const sources = new Map<string, ModuleDataSource>();
    const sourceOf = (name: string): ModuleDataSource => {
      const source = sources.get(name) ?? this.#options.dataSource(name, schemas.get(name));
      sources.set(name, source);
      return source;
    };
    const gateway = new ApolloGateway({
      supergraphSdl,
      buildService: ({ name }) => sourceOf(name),
      logger: this.#options.log,
      validateSupergraph: false,
      __exposeQueryPlanExperimental: false,
    });
    let context: SchemaContext | undefined;
    gateway.onSchemaLoadOrUpdate((loaded) => (context = loaded));
    await gateway.load();
    if (!context) throw new Error('The supergraph was not loaded');
    const executor = new PlanExecutor(gateway, (module, questions, scope) => sourceOf(module).carry(questions, scope));
    return { gateway, executor, context, inFlight: 0, retiredAt: undefined };
  }

  #scheduleSweep(): void {
    clearTimeout(this.#sweep);
    if (this.#versions.size < 2) return;
    this.#sweep = setTimeout(() => void this.#dropDrained(), (this.#options.graceMs ?? 35_000) + 50);
    this.#sweep.unref();
  }

  async #dropDrained(): Promise<void> {
    const latest = Date.now() - (this.#options.graceMs ?? 35_000);
    for (const [schema, version] of this.#versions) {
      if (version.retiredAt === undefined || version.retiredAt > latest || version.inFlight > 0) continue;
      this.#versions.delete(schema);
      await version.gateway.stop();
    }
    this.#scheduleSweep();
  }
}
