import { moduleTests } from '@demos/module-testing/vitest';

export default moduleTests();
