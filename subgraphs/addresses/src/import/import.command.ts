import { InvalidInput, type CommandIo, type Context, type ModuleCommand } from '@demos/module-sdk';
import { importArchive, type ImportResult } from './import.service.js';

interface ImportArguments {
  path: string;
  regions: string[] | undefined;
}

export function parseImportArguments(args: readonly string[]): ImportArguments {
  const paths: string[] = [];
  let regions: string[] | undefined;
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index]!;
    const list = argument === '--regions' ? (args[(index += 1)] ?? '') : /^--regions=(.*)$/.exec(argument)?.[1];
    if (list === undefined) paths.push(argument);
    else regions = list.split(',').map((region) => region.trim()).filter(Boolean);
  }
  const bad = regions?.find((region) => !/^\d{2}$/.test(region));
  if (bad !== undefined || regions?.length === 0) throw new InvalidInput([{ field: 'regions', key: 'addresses.import.regions', vars: { region: bad ?? '' } }]);
  if (paths.length !== 1) throw new InvalidInput([{ field: 'path', key: 'addresses.import.usage' }]);
  return { path: paths[0]!, regions };
}

function printAccount(ctx: Context, io: CommandIo, { account, change }: ImportResult): void {
  const columns = ['read', 'loaded', 'filtered', 'quarantined'] as const;
  const line = (cells: readonly (string | number)[]) => {
    const [name, ...numbers] = cells;
    return `${String(name).padEnd(26)}${numbers.map((cell) => String(cell).padStart(14)).join('')}`;
  };
  io.print(line([ctx.t('addresses.import.file'), ...columns.map((column) => ctx.t(`addresses.import.${column}`))]));
  for (const { file, skipped, ...counts } of account.files) {
    const name = file.region === null ? file.table : `${file.region}/${file.table}`;
    io.print(skipped ? `${name.padEnd(26)}${ctx.t('addresses.import.skipped').padStart(14)}` : line([name, ...columns.map((column) => counts[column])]));
  }
  const sum = (column: (typeof columns)[number]) => account.files.reduce((total, entry) => total + entry[column], 0);
  io.print(line([ctx.t('addresses.import.total'), ...columns.map(sum)]));
  io.print(ctx.t('addresses.import.change', { ...change }));
}

export const importCommand: ModuleCommand = {
  describe: 'Imports an archive of the federal address directory (GAR): import <gar.zip> [--regions 99,47]',
  usage: 'import <gar.zip> [--regions 99,47]',
  async run(ctx, args, io) {
    const { path, regions } = parseImportArguments(args);
    printAccount(ctx, io, await importArchive(ctx, path, regions, io));
  },
};
