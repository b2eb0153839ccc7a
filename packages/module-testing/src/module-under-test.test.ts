import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errands } from './fixtures/errands.module.js';
import { moduleUnderTest } from './module-under-test.js';
import type { ModuleUnderTest } from './module-under-test.js';

describe('a module under test', () => {
  let t: ModuleUnderTest;

  beforeAll(async () => {
    t = await moduleUnderTest(errands, { graph: (_document, { id }) => ({ person: { fullName: `Person ${String(id)}` } }) });
  });
  afterAll(() => t.stop());

  it('has its questions to the rest of the graph answered by the test', async () => {
    const data = await t.as({ permissions: ['errands.run'] }).must<{ nameFromElsewhere: string }>('{ nameFromElsewhere(id: "7") }');
    expect(data.nameFromElsewhere).toBe('Person 7');
  });

  it('runs its declared commands, in its own schema and as its own role', async () => {
    expect(await t.command('whoami', 'Hello,')).toEqual(['Hello, demos_errands errands']);
  });

  it('starts again on the data that it left', async () => {
    const again = await moduleUnderTest(errands, { database: t.database });
    expect(again.sdl).toBe(t.sdl);
    await again.stop();
  });
});
