import { serveModule } from '@demos/module-sdk';
import notes from './module.js';

await serveModule(notes);
