const { readFileSync } = require('node:fs')
const { join } = require('node:path')

// A file is a node type because shared/nodes/index.ts lists it, so no second list can go stale here.
const list = readFileSync(join(__dirname, 'shared/nodes/index.ts'), 'utf8')
const nodeTypes = [...list.matchAll(/^import \{ (\w+) \} from '\.\/\1\.ts'/gm)].map(([, name]) => name)
if (nodeTypes.length === 0)
  throw new Error('shared/nodes/index.ts imports no node type: the rules on node types would hold for nothing.')
const anyNodeType = `(${nodeTypes.filter((name) => name !== 'defineNode').join('|')})`

const reactLike =
  'node_modules/(react|react-dom|react-querybuilder|react-remove-scroll|reactflow|wouter|zustand|zundo|@mantine|@tabler|@tanstack|@xyflow)/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other hide a third idea. Give it a file.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'shared-is-pure',
      comment: 'shared/ imports zod, liquidjs, a Temporal implementation, dagre and itself.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', 'node_modules/(zod|liquidjs|temporal-polyfill|temporal-spec)/'] },
    },
    {
      name: 'client-not-to-server',
      comment: 'The app talks to the server over HTTP. It may only know the type of server/http/app.ts.',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^server/', pathNot: '^server/http/app\\.ts$' },
    },
    {
      name: 'client-app-type-only',
      comment: 'Write `import type`: the server itself must not end up in the browser.',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^server/http/app\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'client-not-to-node',
      comment: 'A browser has no Node modules.',
      severity: 'error',
      from: { path: '^client/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'canvas-alone-knows-react-flow',
      comment: 'The flow in the store is the truth; React Flow sees a projection of it, in editor/canvas/ and nodes/.',
      severity: 'error',
      from: { path: '^client/', pathNot: '^client/(editor/canvas|nodes)/' },
      to: { path: 'node_modules/(reactflow|@xyflow)/' },
    },
    {
      name: 'server-not-to-client',
      comment: 'The server serves the built app and knows nothing of its code.',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: `^client/|${reactLike}` },
    },
    {
      name: 'adapters-from-main-only',
      comment: 'Only the programs themselves choose adapters. Take the port as a dependency.',
      severity: 'error',
      from: { pathNot: '^(server/(replay/)?main\\.ts$|server/adapters/|tests/)' },
      to: { path: '^server/adapters/' },
    },
    {
      name: 'adapters-apart',
      comment: 'One adapter never leans on another.',
      severity: 'error',
      from: { path: '^server/adapters/([^/]+)' },
      to: { path: '^server/adapters/', pathNot: '^server/adapters/$1(/|$)' },
    },
    {
      name: 'node-types-apart',
      comment: 'One node type never imports another. What both need is a file that no node list names.',
      severity: 'error',
      from: { path: `^(shared|client)/nodes/${anyNodeType}\\.tsx?$` },
      to: { path: `^$1/nodes/${anyNodeType}\\.tsx?$` },
    },
    {
      name: 'engine-names-no-node-type',
      comment: 'The engine never asks which type it has before it. Ask the definition from shared/nodes/index.ts.',
      severity: 'error',
      from: { path: '^shared/(?!nodes/)' },
      to: { path: `^shared/nodes/${anyNodeType}\\.ts$` },
    },
    {
      name: 'product-not-to-tests',
      comment: 'What runs in production never needs the tests or the project tools.',
      severity: 'error',
      from: { path: '^(client|server|shared)/' },
      to: { path: '^(tests|scripts)/' },
    },
    {
      name: 'product-not-to-dev-packages',
      comment: 'Move the package from devDependencies to dependencies: `npm ci --omit=dev` must run.',
      severity: 'error',
      from: { path: '^(client|server|shared)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'resolvable',
      comment: 'The file or the package is not there.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.json', '.css'],
    },
  },
}
