import { afterEach, describe, expect, it } from 'vitest';
import { doorkeeper, houses, people } from '../test-support/modules.js';
import { Office } from '../test-support/office.js';
import type { SubgraphOptions } from '../test-support/signed-subgraph.js';

const garden = (field: string): SubgraphOptions => ({
  id: 'garden',
  sdl: `type Query { ${field}: String }`,
  resolvers: { Query: { [field]: () => 'green' } },
});

describe('modules that come and go', () => {
  let office: Office;
  const has = (field: string) => async () => (await office.ask(`{ ${field} }`)).errors === undefined;
  afterEach(() => office.close());

  it('cost no request: adding, upgrading and removing under load', async () => {
    office = await Office.open([doorkeeper, people, houses], { versionGraceMs: 200 });
    const problems: unknown[] = [];
    let answered = 0;
    let running = true;
    const load = Array.from({ length: 8 }, async (_, worker) => {
      while (running) {
        const query = worker % 4 === 0 ? 'mutation { rename(id: "1", name: "x") { name } }' : '{ people(count: 3) { name home { street } } }';
        const { errors, data } = await office.ask(query);
        if (errors || !data) problems.push(errors);
        answered += 1;
      }
    });
    for (let round = 0; round < 4; round += 1) {
      const module = await office.add(garden('lawn'));
      await office.until(has('lawn'));
      module.become({ ...garden('meadow'), version: '2.0.0' });
      await office.until(has('meadow'));
      office.store.unregister('garden');
      await office.until(async () => !(await has('meadow')()));
      await module.stop();
    }
    running = false;
    await Promise.all(load);
    expect(problems).toEqual([]);
    expect(answered).toBeGreaterThan(100);
    await office.until(() => office.gateway.supergraph.versions === 1);
  });

  it('leave a request that began before the change to finish', async () => {
    office = await Office.open([doorkeeper, people]);
    const slow = office.ask('{ slow }');
    await office.add(garden('lawn'));
    await office.until(has('lawn'));
    expect(await slow).toMatchObject({ data: { slow: 'late' } });
  });

  it('that do not fit leave the running supergraph as it is, until they are mended', async () => {
    office = await Office.open([doorkeeper, people]);
    const misfit = await office.add({ id: 'misfit', sdl: 'type Query { person(id: ID!): Int }', resolvers: {} });
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect((await office.ask('{ person(id: "1") { name } }')).data).toMatchObject({ person: { name: 'Person 1' } });
    misfit.become({ ...garden('lawn'), id: 'misfit', version: '2.0.0' });
    await office.until(has('lawn'));
  });

  it('that do not fit are left out when nothing runs yet', async () => {
    office = await Office.open([doorkeeper, people, { id: 'misfit', sdl: 'type Query { person(id: ID!): Int }', resolvers: {} }]);
    await office.until(has('person(id: "1") { name }'));
  });

  it('are still reached by a request that was planned before they were taken out', async () => {
    let [asked, go] = [false, () => undefined as void];
    const waiting = new Promise<void>((resolve) => (go = resolve));
    const person = async (_: unknown, { id }: { id: string }) => ((asked = true), await waiting, { id });
    office = await Office.open([doorkeeper, houses, { ...people, resolvers: { ...people.resolvers, Query: { ...people.resolvers['Query'], person } } }]);
    const answer = office.ask('{ person(id: "1") { home { street } } }');
    await office.until(() => asked);
    office.store.unregister('houses');
    await office.until(async () => !(await has('houseCount')()));
    go();
    expect(await answer).toMatchObject({ data: { person: { home: { street: 'Street h1' } } } });
    expect((await answer).errors).toBeUndefined();
  });

  it('may move to another address without a new composition', async () => {
    office = await Office.open([doorkeeper, people]);
    const [versions, module] = [office.gateway.supergraph.versions, office.modules.get('people')];
    await module?.stop();
    await office.add(people);
    await office.until(has('person(id: "1") { name }'));
    expect(office.gateway.supergraph.versions).toBe(versions);
  });

  it('are upgraded beside each other: a request stays with the process whose schema it was planned for', async () => {
    office = await Office.open([doorkeeper, people]);
    const older = await office.add({ ...garden('lawn'), resolvers: { Query: { lawn: () => new Promise((resolve) => setTimeout(() => resolve('old'), 300)) } } });
    await office.until(async () => (await office.health()).modules['garden']?.joined === true);
    const problems: unknown[] = [];
    let running = true;
    const load = Array.from({ length: 4 }, async () => {
      while (running) {
        const { errors, data } = await office.ask('{ lawn }');
        const replaced = errors?.[0]?.extensions['code'] === 'GRAPHQL_VALIDATION_FAILED';
        if (!replaced && data?.['lawn'] !== 'old') problems.push(errors ?? data);
      }
    });
    await office.add({ ...garden('meadow'), version: '2.0.0' });
    await office.until(has('meadow'));
    await new Promise((resolve) => setTimeout(resolve, 400));
    running = false;
    await Promise.all(load);
    expect(problems).toEqual([]);
    await older.stop();
  });

  it('that are down at the start answer as unavailable from the supergraph of the last run', async () => {
    office = await Office.open([doorkeeper, people, houses]);
    await office.gateway.stop(100);
    await office.modules.get('houses')?.stop();
    await office.start({ awaitReady: false });
    const answer = await office.ask('{ person(id: "1") { name home { street } } }');
    expect(answer).toMatchObject({ data: { person: { name: 'Person 1', home: { street: null } } }, errors: [{ extensions: { module: 'houses' } }] });
    expect((await fetch(`${office.gateway.url}/health/ready`)).status).toBe(503);
  });

  it('are told apart from a gateway that has none yet', async () => {
    office = new Office();
    await office.start();
    expect(await office.ask('{ me }')).toMatchObject({ status: 503, errors: [{ extensions: { code: 'NOT_READY' } }] });
    expect((await fetch(`${office.gateway.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${office.gateway.url}/health/ready`)).status).toBe(503);
    await office.add(doorkeeper);
    await office.until(async () => (await fetch(`${office.gateway.url}/health/ready`)).status === 200);
    expect((await office.ask('{ me }')).data).toEqual({ me: 'u1' });
  });
});
