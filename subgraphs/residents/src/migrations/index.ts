import { Directories20261122020000 } from './migration-20261122-directories.js';
import { Register20261122010000 } from './migration-20261122-register.js';

export const migrations = [Register20261122010000, Directories20261122020000];
