import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface Found {
  executablePath: string;
  env?: Record<string, string>;
}

function lacksLibraries(executable: string, env: NodeJS.ProcessEnv = {}): boolean {
  try {
    return execFileSync('ldd', [executable], { encoding: 'utf8', env: { ...process.env, ...env } }).includes('not found');
  } catch {
    return false;
  }
}

/** The Chromium inside an npm package, with the libraries that it brings for systems that have none. */
async function bundled(): Promise<Found> {
  const { default: pack, inflate } = await import('@sparticuz/chromium');
  const executablePath = await pack.executablePath();
  if (!lacksLibraries(executablePath)) return { executablePath };
  const bin = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin', 'al2023.tar.br');
  await inflate(bin);
  return { executablePath, env: { ...(process.env as Record<string, string>), LD_LIBRARY_PATH: join(tmpdir(), 'al2023', 'lib') } };
}

async function find(): Promise<Found> {
  const executablePath = [process.env.CHROMIUM_PATH ?? '', ...SYSTEM].find((path) => path !== '' && existsSync(path));
  return executablePath ? { executablePath } : bundled();
}

/** A real browser: `CHROMIUM_PATH`, else the system's, else the one from npm. */
export async function launchChromium(): Promise<Browser> {
  const { executablePath, env } = await find();
  return chromium.launch({ executablePath, args: ARGS, headless: true, env });
}
