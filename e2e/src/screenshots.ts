import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOffice } from '@demos/cli';
import type { Page } from 'playwright-core';
import { launchChromium } from './chromium.js';

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'images');

async function signedIn(page: Page, login: string): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Имя пользователя').fill(login);
  await page.getByLabel('Пароль').fill('demos-demo');
  await page.keyboard.press('Enter');
  await page.getByRole('banner').waitFor();
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(800);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  process.stdout.write(`docs/images/${name}.png\n`);
}

async function openPerson(page: Page): Promise<void> {
  await page.goto('/people?name=ковалёв');
  await page.getByText('Ковалёв Дмитрий Сергеевич').first().click();
  await page.getByRole('heading', { name: 'Ковалёв Дмитрий Сергеевич' }).waitFor();
}

/** The pictures of the documentation, made anew from the running product. */
const dataDir = mkdtempSync(join(tmpdir(), 'demos-pictures-'));
mkdirSync(FOLDER, { recursive: true });
const office = await startOffice({ dataDir, port: 0, seed: true, quiet: true });
const browser = await launchChromium();
try {
  const page = await browser.newPage({ baseURL: office.url, viewport: { width: 1366, height: 768 }, locale: 'ru-RU' });
  await signedIn(page, 'clerk');
  await openPerson(page);
  await take(page, 'person');
  await page.keyboard.press('Alt+N');
  await page.getByRole('form', { name: 'Регистрация' }).waitFor();
  await take(page, 'register');
} finally {
  await browser.close();
  await office.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
