import { describe, expect, it } from 'vitest';
import { CompositionGaveUp, CompositionThread } from './composition-thread.js';
import type { CompositionOutcome } from './composition.worker.js';

const small = { compose: [{ name: 'a', sdl: 'type Query { a: Int }' }] };
const types = Array.from({ length: 12_000 }, (_, index) => `type T${index} @key(fields: "id") { id: ID! next: T${(index + 1) % 12_000} a: Int @shareable b: Int }`);
const huge = { compose: [1, 2, 3].map((name) => ({ name: `m${name}`, sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable"])\ntype Query { q${name}: T0 } ${types.join('\n').replaceAll(' b:', ` b${name}:`)}` })) };

describe('the thread that composes', () => {
  it('gives up a task that takes too long, and takes the next one', async () => {
    const thread = new CompositionThread(4_000);
    const [first, second] = await Promise.allSettled([thread.run(huge), thread.run<CompositionOutcome>(small)]);
    expect(first).toMatchObject({ status: 'rejected', reason: expect.any(CompositionGaveUp) });
    expect(second).toMatchObject({ status: 'fulfilled', value: { problems: [], sdl: expect.stringContaining('a: Int') } });
    await thread.stop();
  });
});
