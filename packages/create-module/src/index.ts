export { createModule, type CreatedModule, type CreateOptions } from './create-module.js';
export { linkClone } from './clone.js';
export { ScaffoldError } from './scaffold.error.js';
