import { readFile } from 'node:fs/promises';
import { UserError, type ModuleCommand } from '@demos/module-sdk';
import { readOfficeFile } from './office.file.js';
import { importOffice } from './office.import.js';

export const importCommand: ModuleCommand = {
  describe: 'Load offices, roles and users from a JSON file',
  usage: '<office.json>',
  async run(ctx, [path], io) {
    if (!path) throw new UserError('BAD_USER_INPUT', 'access.import.usage');
    const text = await readFile(path, 'utf8').catch(() => {
      throw new UserError('BAD_USER_INPUT', 'access.import.unreadable', { path });
    });
    const { offices, roles, users } = await importOffice(ctx, readOfficeFile(text));
    io.print(ctx.t('access.import.done', { offices, roles, users }));
  },
};
