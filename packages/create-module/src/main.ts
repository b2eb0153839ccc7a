#!/usr/bin/env node
import { relative, resolve } from 'node:path';
import { createModule } from './create-module.js';
import { linkClone } from './clone.js';
import { readEnvironment } from './environment.js';
import { ScaffoldError } from './scaffold.error.js';

const USAGE = `create-demos-module <name>          write a new module into ./<name>
create-demos-module --link <folder> lend it the packages of this clone again, after an npm install\n`;

const { callerDir: cwd } = readEnvironment();
const words = process.argv.slice(2);
const [name = ''] = words.filter((word) => !word.startsWith('-'));

try {
  if (!name) process.stdout.write(USAGE);
  else if (words.includes('--link')) {
    if (!linkClone(resolve(cwd, name))) throw new ScaffoldError('This is no clone of DEMOS; npm install fetches the packages.');
  } else {
    const { folder, id, linked } = createModule(name, { cwd });
    const steps = [`cd ${relative(cwd, folder)}`, ...(linked ? [] : ['npm install']), 'npm run build', 'npm test', 'npm run dev'];
    process.stdout.write(`Module ${id} is written. Go on with:\n\n  ${steps.join('\n  ')}\n\n`);
  }
} catch (error) {
  if (!(error instanceof ScaffoldError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
