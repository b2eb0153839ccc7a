import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityProblems, openDesk, signIn, type Desk } from './desk.js';

describe('the screens of the office', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk?.close());

  const personPath = async () => {
    const clerk = await desk.office.as('clerk');
    const { persons } = await clerk.must<{ persons: { nodes: { id: string; residence: { dwelling: { id: string; address: { id: string } } } }[] } }>(
      '{ persons(filter: { text: "Ковалёв Дмитрий 1984" }) { nodes { id residence { dwelling { id address { id } } } } } }',
    );
    const person = persons.nodes[0]!;
    return { person: `/people/${person.id}`, dwelling: `/dwellings/${person.residence.dwelling.id}`, address: `/addresses/${person.residence.dwelling.address.id}` };
  };

  it('are accessible by WCAG 2.2 AA, light and dark, and log no error', async () => {
    const { page, problems } = await desk.window();
    expect(await accessibilityProblems(page), 'login').toEqual([]);
    await signIn(page, 'clerk');
    const { person, dwelling, address } = await personPath();
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      for (const path of ['/', '/people?name=ков', person, `${person}?tab=documents`, `${person}?tab=registrations`, `${person}?tab=history`, dwelling, address, '/register']) {
        await page.goto(path);
        await page.getByRole('banner').waitFor();
        await page.waitForTimeout(600);
        expect(await accessibilityProblems(page), `${scheme} ${path}`).toEqual([]);
      }
    }
    expect(problems).toEqual([]);
  });

  it('speak Russian and English', async () => {
    const { page } = await desk.window();
    await signIn(page, 'clerk');
    await page.getByRole('navigation').getByText('Люди').waitFor();
    await page.getByRole('button', { name: /RU/ }).click();
    await page.getByRole('menuitemradio', { name: /English/ }).or(page.getByRole('menuitem', { name: /English/ })).click().catch(() => undefined);
    await page.getByRole('navigation').getByText('People').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  it('show an analyst a lock in place of the number, and nothing that he may not use', async () => {
    const { page } = await desk.window();
    await signIn(page, 'analyst');
    const { person } = await personPath();
    await page.goto(`${person}?tab=documents`);
    await page.getByText(/скрыто/).first().waitFor();
    expect(await page.content()).not.toContain('112348');
    for (const action of ['Новая регистрация', 'Снять с учёта', 'Изменить', 'Печать справки']) {
      expect(await page.getByRole('button', { name: action }).count(), action).toBe(0);
    }
    expect(await page.getByRole('tab', { name: 'История' }).count()).toBe(0);
    await page.goto('/people?name=ков');
    await page.getByRole('banner').waitFor();
    expect(await page.getByLabel('Документ', { exact: true }).count()).toBe(0);
  });

  it("keep an administrator out of people's cards", async () => {
    const { page } = await desk.window();
    await signIn(page, 'administrator');
    expect(await page.getByRole('navigation').getByText('Люди').count()).toBe(0);
    const { person } = await personPath();
    await page.goto(person);
    await page.waitForTimeout(800);
    expect(await page.content()).not.toContain('Ковалёв');
  });
});
