/** The rules of the house: who may import whom. `npm run demos` never needs this file; `npm test` runs it. */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Files that import each other cannot be read, tested or replaced alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'module-to-sdk-only',
      comment: 'A module meets the others in the graph, in events and in queries; its code knows the SDK alone.',
      severity: 'error',
      from: { path: '^(subgraphs|examples)/([^/]+)/' },
      to: { path: '^(subgraphs|examples|gateway|web|packages)/', pathNot: ['^(subgraphs|examples)/$2/', '^packages/module-sdk/'] },
    },
    {
      name: 'sdk-knows-nobody',
      severity: 'error',
      from: { path: '^packages/module-sdk/' },
      to: { path: '^(subgraphs|examples|gateway|web|packages/(?!module-sdk))' },
    },
    {
      name: 'gateway-knows-no-module',
      severity: 'error',
      from: { path: '^(gateway|web)/' },
      to: { path: '^(subgraphs|examples)/' },
    },
    {
      name: 'composition-in-the-gateway-only',
      comment: '@apollo/gateway and @apollo/composition are Elastic-2.0: they stay behind one door.',
      severity: 'error',
      from: { pathNot: '^(gateway|node_modules)/' },
      to: { path: 'node_modules/@apollo/(gateway|composition|federation-internals|query-planner)/' },
    },
    {
      name: 'shield-in-one-file',
      severity: 'error',
      from: { path: '^(packages|subgraphs|gateway)/', pathNot: '^packages/module-sdk/dist/schema/shield' },
      to: { path: 'node_modules/graphql-shield/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    includeOnly: { path: '^(packages|subgraphs|gateway|examples|node_modules/(@apollo|graphql-shield))' },
    exclude: { path: '\\.test\\.' },
    exoticRequireStrings: [],
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
