import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demos, giveToRole } from './demos-command.js';
import { openDesk, signIn, type Desk, type Window } from './desk.js';

const NOTES = join(import.meta.dirname, '..', '..', 'examples', 'notes');

describe('a panel of a module that misbehaves', () => {
  let desk: Desk;
  const folders: string[] = [];

  /** The notes add-on with another panel. */
  const notesWith = (panel: string): string => {
    const folder = mkdtempSync(join(tmpdir(), 'demos-notes-'));
    folders.push(folder);
    for (const part of ['package.json', 'dist', 'messages', 'web']) cpSync(join(NOTES, part), join(folder, part), { recursive: true });
    writeFileSync(join(folder, 'web', 'notes-panel.js'), panel);
    return folder;
  };
  const add = (panel: string) => demos(desk.office, 'module', 'add', notesWith(panel), '--allow-unsigned', '--grant', 'all');
  const openCard = async ({ page }: Window) => {
    await page.goto('/people?name=ковалёв дмитрий');
    await page.getByText('Ковалёв Дмитрий Сергеевич').first().click();
    await page.getByRole('heading', { name: 'Ковалёв Дмитрий Сергеевич' }).waitFor();
  };

  beforeAll(async () => {
    desk = await openDesk();
    await giveToRole(desk.office, 'clerk', 'notes.read', 'notes.write');
  });
  afterEach(() => demos(desk.office, 'module', 'remove', 'notes', '--yes'));
  afterAll(async () => {
    await desk?.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['that throws when it is shown', "export default { mount() { throw new Error('сломано'); } };"],
    ['that throws later', "export default { mount(target) { setTimeout(() => { throw new Error('сломано позже'); }, 50); target.textContent = 'вид'; return { destroy() {} }; } };"],
    ['that is no module at all', 'это не JavaScript'],
    ['that asks without end', 'export default { mount(target, api) { const ask = () => { void api.graph.query("{ __typename }"); setTimeout(ask, 1); }; ask(); return { destroy() {} }; } };'],
  ])('%s shows its own box, and the page around it lives', async (_case, panel) => {
    await add(panel);
    const window = await desk.window();
    await signIn(window.page, 'clerk');
    await openCard(window);
    const slot = window.page.locator('[data-slot="person.aside"]');
    await slot.getByRole('alert').or(slot.getByRole('group').filter({ hasText: /модул|част/i })).first().waitFor({ timeout: 10_000 });
    await window.page.getByRole('tab', { name: 'Документы' }).click();
    await window.page.getByText('Паспорт гражданина РФ').first().waitFor();
    await window.context.close();
  });

  it('that never ends freezes its tab once, and is held back when the tab is opened again', async () => {
    await add('export default { mount() { for (;;) {} } };');
    const frozen = await desk.window();
    await signIn(frozen.page, 'clerk');
    await frozen.page.goto('/people?name=ковалёв дмитрий');
    await frozen.page.getByText('Ковалёв Дмитрий Сергеевич').first().click({ noWaitAfter: true }).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 8_000));
    const again = { ...frozen, page: await frozen.context.newPage() };
    await openCard(again);
    await again.page.getByText(/остановил/).first().waitFor({ timeout: 10_000 });
    await again.page.getByRole('tab', { name: 'Документы' }).click();
    await again.page.getByText('Паспорт гражданина РФ').first().waitFor();
    expect(again.page.url()).toContain('/people/');
  });
});
