import { readEnvironment } from '../../environment.js';
import { ModuleStore } from '../../modules/module.store.js';
import { OfficeError } from '../../office/office.error.js';
import { runningOffice } from '../../office/office.lock.js';
import { PLATFORM } from '../../office/office.provisioning.js';
import { quietConsole } from '../../office/office.console.js';
import { visitOffice } from '../../office/office.visit.js';

/** Works with the modules of the running office. */
export async function visitModules(work: (store: ModuleStore, gatewayUrl: string) => Promise<void>): Promise<void> {
  const { dataDir } = readEnvironment();
  const office = runningOffice(dataDir);
  if (office?.state !== 'running' || !office.url) {
    throw new OfficeError(`DEMOS is not running on ${dataDir}; modules come and go in a running office. Start it with "npm start".`);
  }
  const { url } = office;
  await visitOffice(quietConsole, async ({ urlFor }) => {
    const store = new ModuleStore(urlFor(PLATFORM));
    try {
      await work(store, url);
    } finally {
      await store.close();
    }
  });
}
