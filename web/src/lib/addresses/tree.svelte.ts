import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { childrenQuery, rootsQuery, type AddressNode } from '#lib/graph/addresses.js';
import { ask } from '#lib/graph/send.js';
import type { Problem } from '#lib/graph/problems.js';

export interface Branch {
  nodes: AddressNode[];
  after?: string;
  more: boolean;
}

export interface TreeRow {
  node: AddressNode;
  depth: number;
  open: boolean;
}

const pageSize = 100;
const leaves = new Set(['ROOM', 'CARPLACE']);
export const mayHaveChildren = (node: AddressNode) => !leaves.has(node.kind);

/** The tree of addresses, read branch by branch as it is opened. */
export class AddressTree {
  roots = $state.raw<AddressNode[]>();
  problems = $state.raw<Problem[]>([]);
  readonly branches = new SvelteMap<string, Branch>();
  readonly opened = new SvelteSet<string>();
  readonly loading = new SvelteSet<string>();
  readonly rows = $derived(this.#rowsOf(this.roots ?? [], 0));

  async load(): Promise<void> {
    const { data, problems } = await ask(rootsQuery, {});
    this.roots = data?.addressRoots ?? undefined;
    this.problems = problems;
    const only = this.roots?.length === 1 ? this.roots[0] : undefined;
    if (only) await this.open(only.id);
  }

  async open(id: string): Promise<void> {
    this.opened.add(id);
    if (!this.branches.has(id)) await this.more(id);
  }

  close(id: string): void {
    this.opened.delete(id);
  }

  toggle(id: string): void {
    if (this.opened.has(id)) this.close(id);
    else void this.open(id);
  }

  async more(id: string): Promise<void> {
    const known = this.branches.get(id);
    this.loading.add(id);
    const { data, problems } = await ask(childrenQuery, { id, first: pageSize, after: known?.after });
    this.loading.delete(id);
    this.problems = problems;
    const children = data?.address?.children;
    if (!children) return;
    const { endCursor, hasNextPage } = children.pageInfo;
    this.branches.set(id, { nodes: [...(known?.nodes ?? []), ...children.nodes], after: endCursor ?? undefined, more: hasNextPage });
  }

  /** Opens the branches that lead to an address. */
  async reveal(ancestors: readonly string[]): Promise<void> {
    for (const id of ancestors) await this.open(id);
  }

  /** Reads a branch anew, after something was added to it. */
  async refresh(id: string): Promise<void> {
    this.branches.delete(id);
    await this.open(id);
  }

  #rowsOf(nodes: AddressNode[], depth: number): TreeRow[] {
    return nodes.flatMap((node) => {
      const open = this.opened.has(node.id);
      const below = open ? this.#rowsOf(this.branches.get(node.id)?.nodes ?? [], depth + 1) : [];
      return [{ node, depth, open }, ...below];
    });
  }
}
