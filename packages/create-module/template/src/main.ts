import { serveModule } from '@demos/module-sdk';
import module from './module.js';

await serveModule(module);
