import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { moduleUnderTest, type ModuleUnderTest } from '@demos/module-testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import addresses from '../module.js';

const archive = fileURLToPath(new URL('../../../../../shared/data/gar/gar_xml_region99.zip', import.meta.url));

describe.skipIf(!existsSync(archive))('import of the real archive of Baikonur', () => {
  let t: ModuleUnderTest;
  let printed: string[];
  beforeAll(async () => {
    t = await moduleUnderTest(addresses);
    const started = performance.now();
    printed = await t.command('import', archive);
    console.log(printed.join('\n'), performance.now() - started);
  });
  afterAll(() => t?.stop());

  it('finds', async () => {
    for (const text of ['ленина', 'ленина 5', 'лен', 'ктybyf', 'ktybyf', 'королева пр-кт 3', 'мкр 5 12', '5-й мкр 1', 'байконур', '12 ленина', '8 марта', 'мира 7 стр 1', 'мира 7/1', 'ул', 'ленина 999', 'им титова 1 ']) {
      const t0 = performance.now();
      const r = await t.system.must<{ suggestAddresses: { text: string; highlights: { start: number; end: number }[] }[] }>(
        'query($t: String!) { suggestAddresses(text: $t, first: 5) { text highlights { start end } } }', { t: text });
      console.log(text, (performance.now() - t0).toFixed(1), r.suggestAddresses.map((s) => s.highlights.reduceRight((x, h) => x.slice(0, h.start) + '[' + x.slice(h.start, h.end) + ']' + x.slice(h.end), s.text)));
    }
    expect(1).toBe(1);
  });
});
