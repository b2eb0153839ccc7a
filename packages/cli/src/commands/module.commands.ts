import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { readEnvironment } from '../environment.js';
import { terminalConsole } from '../office/office.console.js';
import { discoverModules } from '../office/office.modules.js';
import { visitOffice } from '../office/office.visit.js';

interface CommandDescription {
  module: string;
  name: string;
  describe: string;
  usage?: string;
}

export async function moduleCommand(moduleId: string, words: string[]): Promise<void> {
  const { callerDir } = readEnvironment();
  const { code } = await visitOffice(terminalConsole(process.stderr), (visit) => visit.run(moduleId, words, { cwd: callerDir }));
  process.exitCode = code;
}

export async function listModuleCommands(): Promise<string> {
  const { root } = readEnvironment();
  const lists = await Promise.all(discoverModules(root).map(({ main }) => listCommands(main)));
  const rows = lists.flat().map(({ module, name, usage = '', describe }) => {
    const call = usage.startsWith(name) ? usage : `${name} ${usage}`;
    return [`${module} ${call}`.trim(), describe] as const;
  });
  if (!rows.length) return '';
  const width = Math.max(...rows.map(([call]) => call.length)) + 2;
  return ['', 'Commands of the modules:', ...rows.map(([call, describe]) => `  ${call.padEnd(width)}${describe}`), ''].join('\n');
}

async function listCommands(main: string): Promise<CommandDescription[]> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [main, 'command', '--list']);
    return JSON.parse(stdout) as CommandDescription[];
  } catch {
    return [];
  }
}
