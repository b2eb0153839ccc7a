export { type Answer, type FileResult, type GraphError, type QueryOptions } from './answer.js';
export { type DeliveredEvent } from './deliver.js';
export { moduleUnderTest, type ModuleClient, type ModuleTestOptions, type ModuleUnderTest } from './module-under-test.js';
export { type GraphAnswer } from './stand-in-graph.js';
export { type TestActor } from './test-actor.js';
export { testDatabase, type TestDatabase } from './test-database.js';
export { testOffice, type OfficeClient, type TestOffice, type TestOfficeOptions } from './test-office.js';
