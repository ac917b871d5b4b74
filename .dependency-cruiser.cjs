/**
 * The walls of the house, as rules (run by scripts/check-walls.ts; each is seen to fail by scripts/planted-faults.ts).
 * Type imports count like any other.
 */

/** A module imports only modules that stand before it. */
const MODULE_ORDER = [
  'territory',
  'objects',
  'accounts',
  'duty',
  'devices',
  'telemetry',
  'alarms',
  'cases',
  'imports',
  'tickets',
  'dispatch',
  'enforcement',
  'evaluation',
  'tasks',
  'projects',
  'reports',
  'map',
  'kiosk',
  'sync',
  'audit',
];

/** Tests and what only tests use. */
const TESTS = '(\\.test\\.tsx?|/testing\\.ts)$';
const modulePath = (name) => `^(electron|shared)/modules/${name}/`;

const moduleOrder = MODULE_ORDER.slice(0, -1).map((name, index) => ({
  name: `module-order-${name}`,
  comment: `${name} stands before what it imports here: facts go forward, imports go back.`,
  severity: 'error',
  from: { path: modulePath(name) },
  to: {
    path: modulePath(`(${MODULE_ORDER.slice(index + 1).join('|')})`),
    // In the engine, importing is part of the cases: only its contract stands apart.
    ...(name === 'cases' ? { pathNot: '^shared/modules/imports/index\\.ts$' } : {}),
  },
}));

module.exports = {
  forbidden: [
    ...moduleOrder,
    {
      name: 'module-known',
      comment: 'A new module gets its place in MODULE_ORDER first.',
      severity: 'error',
      from: {},
      to: { path: '^(electron|shared)/modules/', pathNot: modulePath(`(${MODULE_ORDER.join('|')})`) },
    },
    {
      name: 'front-door',
      comment: 'Another module is entered through its index.ts only.',
      severity: 'error',
      from: { path: '^(electron|shared)/modules/([^/]+)/' },
      to: {
        path: '^(electron|shared)/modules/',
        pathNot: ['^(electron|shared)/modules/$2/', '^(electron|shared)/modules/[^/]+/(index|testing)\\.ts$'],
      },
    },
    {
      name: 'front-door-from-outside',
      comment: 'A module is entered through its index.ts only.',
      severity: 'error',
      from: { pathNot: '^(electron|shared)/modules/' },
      to: {
        path: '^(electron|shared)/modules/',
        pathNot: '^(electron|shared)/modules/[^/]+/(index|testing)\\.ts$',
      },
    },
    {
      name: 'only-shell-sees-electron',
      comment: 'The engine runs in tests and on the command line too: only the shell knows Electron.',
      severity: 'error',
      from: { path: '^(electron|renderer|shared)/', pathNot: '^electron/(shell/|main\\.ts$|preload\\.ts$)' },
      to: { path: '(^|/)node_modules/electron/|^electron$' },
    },
    {
      name: 'preload-imports-only-electron',
      comment: 'What the preload imports is code inside every page.',
      severity: 'error',
      from: { path: '^electron/preload\\.ts$' },
      to: { pathNot: '(^|/)node_modules/electron/|^electron$' },
    },
    {
      name: 'renderer-not-to-engine',
      comment: 'A screen knows shared/ only; the engine answers through the bridge.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^electron/' },
    },
    {
      name: 'renderer-no-node',
      comment: 'A page is sandboxed: there is no Node in it.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-bridge-holds-the-port',
      comment: 'Screens reach the engine through renderer/bridge/.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '^renderer/bridge/' },
      to: { path: '(^|/)node_modules/@orpc/' },
    },
    {
      name: 'shared-stands-alone',
      comment: 'shared/ is used by every room and imports none.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(electron|renderer|scripts|e2e)/' },
    },
    {
      name: 'shared-no-node',
      severity: 'error',
      from: { path: '^shared/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shared-packages',
      comment: 'Of packages, shared/ knows the schema language, the contract form and the form of ids.',
      severity: 'error',
      from: { path: '^shared/', pathNot: TESTS },
      to: { path: '(^|/)node_modules/', pathNot: '(^|/)node_modules/(zod|@orpc/contract|uuid)/' },
    },
    {
      name: 'platform-knows-no-module',
      comment: 'Technical ports have no domain words.',
      severity: 'error',
      from: { path: '^electron/platform/' },
      to: { path: '^(electron|shared)/modules/' },
    },
    {
      name: 'not-to-tests',
      comment: 'Nothing depends on a test or on what only tests use.',
      severity: 'error',
      from: { pathNot: [TESTS, '^e2e/'] },
      to: { path: TESTS },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
