import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demos, giveToRole } from './demos-command.js';
import { accessibilityProblems, openDesk, signIn, type Desk, type Window } from './desk.js';

describe('a module that comes and goes while the office works', () => {
  let desk: Desk;
  let clerk: Window;

  beforeAll(async () => {
    desk = await openDesk();
    clerk = await desk.window();
    await signIn(clerk.page, 'clerk');
    await giveToRole(desk.office, 'clerk', 'notes.read', 'notes.write', 'arrivals.read');
    await clerk.page.goto('/people?name=ковалёв дмитрий');
    await clerk.page.getByText('Ковалёв Дмитрий Сергеевич').first().click();
    await clerk.page.getByRole('heading', { name: 'Ковалёв Дмитрий Сергеевич' }).waitFor();
  });
  afterAll(() => desk?.close());

  it('shows its panel in the open card within five seconds, works, and goes again; what is being typed stays', async () => {
    const { page } = clerk;
    await page.keyboard.press('F2');
    const reason = page.getByRole('textbox', { name: /Причина/ });
    await reason.fill('недописанная причи');

    await demos(desk.office, 'module', 'add', 'examples/notes', '--allow-unsigned', '--grant', 'all');
    const panel = page.locator('[data-slot="person.aside"]');
    await panel.getByPlaceholder(/замет/i).waitFor({ state: 'attached', timeout: 5_000 });
    expect(await reason.inputValue()).toBe('недописанная причи');
    await page.keyboard.press('Escape');

    await panel.getByPlaceholder(/замет/i).fill('Просит звонить после шести');
    await panel.getByRole('button').first().click();
    await panel.getByText('Просит звонить после шести').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);

    await page.keyboard.press('F2');
    await reason.fill('и это останется');
    await demos(desk.office, 'module', 'remove', 'notes', '--yes');
    await panel.getByPlaceholder(/замет/i).waitFor({ state: 'detached', timeout: 5_000 });
    expect(await reason.inputValue()).toBe('и это останется');
    expect(clerk.problems).toEqual([]);
  });

  it('keeps what it had stored when it is taken out and added again', async () => {
    await demos(desk.office, 'module', 'add', 'examples/notes', '--allow-unsigned', '--grant', 'all');
    await clerk.page.keyboard.press('Escape');
    await clerk.page.locator('[data-slot="person.aside"]').getByText('Просит звонить после шести').waitFor({ timeout: 5_000 });
  });

  it('adds a page and a menu entry, fed by the events of registrations', async () => {
    const { page } = clerk;
    await demos(desk.office, 'module', 'add', 'examples/arrivals', '--allow-unsigned', '--grant', 'all');
    await page.keyboard.press('Escape');
    await page.getByRole('navigation').getByText(/Движение|Прибы/).first().click({ timeout: 8_000 });
    await page.waitForURL(/\/m\/arrivals\//);
    await page.locator('svg').first().waitFor();
  });

  it('is not offered to those without the permission', async () => {
    const analyst = await desk.window();
    await signIn(analyst.page, 'analyst');
    await analyst.page.goto('/people?name=ковалёв дмитрий');
    await analyst.page.getByText('Ковалёв Дмитрий Сергеевич').first().click();
    await analyst.page.getByRole('heading', { name: 'Ковалёв Дмитрий Сергеевич' }).waitFor();
    await analyst.page.waitForTimeout(1_000);
    expect(await analyst.page.locator('[data-slot="person.aside"]').getByText('Просит звонить').count()).toBe(0);
    expect(await analyst.page.getByRole('navigation').getByText(/Движение|Прибы/).count()).toBe(0);
  });
});
