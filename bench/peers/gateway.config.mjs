import { defineConfig } from '@graphql-hive/gateway';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';

const rust = process.env.BENCH_PLANNER === 'rust';
const shares = process.env.BENCH_SHARE === '1';

/** Its defaults; beside them, modules are told who asks, and answers are shared between users or not, as the bench asks. */
export const gatewayConfig = defineConfig({
  ...(rust ? { unifiedGraphHandler } : {}),
  logging: 'error',
  ...(shares
    ? {}
    : {
        propagateHeaders: { fromClientToSubgraphs: ({ request }) => ({ authorization: request.headers.get('authorization') }) },
        transportEntries: { '*.http': { options: { deduplicateInflightRequests: false } } },
      }),
});
