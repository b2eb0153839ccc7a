import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, signIn, typeOn, type Desk, type Window } from './desk.js';

describe('the main job, with the keyboard alone', () => {
  let desk: Desk;
  let window: Window;

  beforeAll(async () => {
    desk = await openDesk();
    window = await desk.window();
  });
  afterAll(() => desk?.close());

  it('a clerk signs in, finds an address, registers a person, prints the certificate and finds the person again', async () => {
    const { page, context, problems } = window;
    await signIn(page, 'clerk');

    await page.keyboard.press('/');
    await page.keyboard.type('озерная 12а 8');
    await page.getByRole('option', { name: /наб\. Озёрная, д\. 12а, кв\. 8/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'кв. 8' }).waitFor();

    await page.keyboard.press('Alt+N');
    await page.getByRole('form', { name: 'Регистрация' }).waitFor();
    await page.getByRole('radio', { name: 'Из картотеки' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await typeOn(page, '', 'Новосёлов', 'Глеб', 'Игоревич', '12041990');
    await page.keyboard.press('Space');
    await typeOn(page, '', '', 'г. Светлоозёрск', '', '9715402117', '20052015', '970001', 'ОВМ г. Светлоозёрска', '', 'Договор найма', 'г. Псков');
    await page.getByText('Можно регистрировать').waitFor();
    expect(await page.getByText('Завести карточку нового человека').count()).toBe(1);

    const certificate = context.waitForEvent('response', (response) => /\/files\/residents\/certificate\/.+\.pdf$/.test(response.url()));
    await page.keyboard.press('Control+P');
    expect((await certificate).status()).toBe(200);
    const pdf = await context.request.get((await certificate).url());
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
    for (const other of context.pages()) if (other !== page) await other.close();
    await page.bringToFront();

    await page.getByRole('heading', { name: 'Новосёлов Глеб Игоревич' }).waitFor();
    expect(await page.getByRole('link', { name: /наб\. Озёрная, д\. 12а, кв\. 8/ }).count()).toBeGreaterThan(0);

    await page.keyboard.press('Control+K');
    await page.keyboard.type('новоселов глеб 1990');
    await page.getByRole('option', { name: /Новосёлов Глеб Игоревич/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Новосёлов Глеб Игоревич' }).waitFor();
    expect(problems).toEqual([]);
  });

  it('the dwelling shows who lives there, and the history who has entered it', async () => {
    const { page } = window;
    await page.getByRole('tab', { name: 'История' }).click();
    await page.getByText('Соколова Анна Петровна').first().waitFor();
    await page.getByRole('link', { name: /наб\. Озёрная, д\. 12а, кв\. 8/ }).first().click();
    await page.getByText('Новосёлов Глеб Игоревич').first().waitFor();
  });

  it('a form with mistakes says under each field what to do, and takes the focus to the first', async () => {
    const { page } = window;
    await page.goto('/register');
    await page.getByRole('radio', { name: 'Новый человек' }).waitFor();
    await page.getByRole('radio', { name: 'Новый человек' }).focus();
    await page.keyboard.press('Space');
    await page.getByLabel('Фамилия').fill('Нов0селов');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/Исправьте \d+ пол/).waitFor();
    expect(await page.locator('[aria-invalid="true"]').count()).toBeGreaterThan(2);
    expect(await page.locator('[aria-invalid="true"]').first().evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('what was typed is there again after the tab was closed', async () => {
    const { context } = window;
    const { page } = window;
    await page.goto('/register');
    await page.getByRole('radio', { name: 'Новый человек' }).waitFor();
    await page.getByRole('radio', { name: 'Новый человек' }).focus();
    await page.keyboard.press('Space');
    await page.getByLabel('Фамилия').fill('Черновиков');
    await page.waitForTimeout(1200);
    const next = await context.newPage();
    await next.goto('/');
    await next.getByText(/Черновиков/).first().waitFor();
    await next.getByText(/Черновиков/).first().click();
    await expect.poll(() => next.getByLabel('Фамилия').inputValue()).toBe('Черновиков');
    await next.close();
  });
});
