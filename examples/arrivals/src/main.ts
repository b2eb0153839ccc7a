import { serveModule } from '@demos/module-sdk';
import arrivals from './module.js';

await serveModule(arrivals);
