import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { testOffice, type TestOffice } from '@demos/module-testing';
import { launchChromium } from './chromium.js';

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core')), 'utf8');

export interface Desk {
  office: TestOffice;
  /** A browser window of its own, with nobody signed in. */
  window(): Promise<Window>;
  close(): Promise<void>;
}

export interface Window {
  context: BrowserContext;
  page: Page;
  /** Scripts that failed and files that were missing since the window was opened. */
  problems: string[];
}

/** A demo office and a browser in front of it, at the size of an office PC. */
export async function openDesk(): Promise<Desk> {
  const [office, browser] = await Promise.all([testOffice({ seed: true }), launchChromium()]);
  return {
    office,
    window: () => openWindow(browser, office.url),
    async close() {
      await browser.close();
      await office.stop();
    },
  };
}

async function openWindow(browser: Browser, baseURL: string): Promise<Window> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1366, height: 768 }, locale: 'ru-RU' });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto('/');
  return { context, page, problems };
}

export async function signIn(page: Page, login: string): Promise<void> {
  await page.getByLabel('Имя пользователя').waitFor();
  await page.keyboard.type(login);
  await page.keyboard.press('Tab');
  await page.keyboard.type('demos-demo');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('login'));
  await page.getByRole('banner').waitFor();
}

/** Types a value into the field that has the focus and goes on with Enter, as a clerk does. */
export async function typeOn(page: Page, ...values: string[]): Promise<void> {
  for (const value of values) {
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
  }
}

interface AxeResult {
  violations: { id: string; impact: string; nodes: { target: string[] }[] }[];
}

/** What axe finds against WCAG 2.2 AA on the page as it stands. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  )) as AxeResult;
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
