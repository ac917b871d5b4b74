/** How the application is packed: docs/packaging.md. `npm run pack` (scripts/pack.ts) names the Electron to pack from. */
const { cpSync, rmSync } = require('node:fs');
const { join } = require('node:path');

const NAME = 'urban-command-centre';

/** @type {import('electron-builder').Configuration} */
module.exports = {
  appId: 'cn.urban-command-centre.desktop',
  productName: '城市管理指挥中心',
  executableName: NAME,
  artifactName: `${NAME}-\${version}-\${os}-\${arch}.\${ext}`,
  copyright: 'MIT License',
  directories: { output: 'release', buildResources: 'resources/icons' },

  // Only what runs: the built application and its two native packages. Everything else is bundled into out/.
  files: [
    'out/**',
    '!out/.sources',
    'package.json',
    '!**/*.{map,ts,md,gyp,gypi,c,cc,cpp,h,hpp}',
    '!**/node_modules/node-addon-api/**',
    '!node_modules/better-sqlite3/{src,deps}',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills in the names.
    '!node_modules/better-sqlite3/prebuilds/!(${platform}-${arch}.node)',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills in the names.
    '!node_modules/@serialport/bindings-cpp/{src,prebuilds/!(${platform}-*${arch}*)/**}',
  ],
  extraResources: [
    { from: 'resources', to: 'resources', filter: ['**/*', '!icons/**', 'icons/icon.png', '!biome.json'] },
  ],
  asar: true,
  asarUnpack: ['**/*.node'],
  // Both native packages bring binaries that fit every Electron.
  npmRebuild: false,
  electronLanguages: ['zh-CN', 'en-US'],
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },

  linux: {
    target: ['deb', 'AppImage', 'tar.gz'],
    category: 'Office',
    synopsis: '城市管理指挥中心',
    icon: 'resources/icons/linux',
    desktop: { entry: { Name: '城市管理指挥中心', 'Name[en]': 'Urban Management Command Centre' } },
  },
  deb: { recommends: ['fonts-noto-cjk'] },
  win: { target: ['nsis'], icon: 'resources/icons/icon.ico' },
  nsis: {
    oneClick: false,
    perMachine: true,
    allowToChangeInstallationDirectory: true,
    installerLanguages: ['zh_CN', 'en_US'],
  },
  mac: { target: ['dmg'], icon: 'resources/icons/icon.icns', category: 'public.app-category.business' },

  afterExtract({ appOutDir, electronPlatformName }) {
    // The registry runtime's launcher would stand beside the application.
    if (electronPlatformName === 'linux')
      rmSync(join(appOutDir, 'resources', 'app'), { recursive: true, force: true });
  },
  afterPack({ appOutDir }) {
    // An Electron below Node-API 10 gets the binding that was built for it, in the place of the prebuilt one.
    const binding = process.env.UCC_SQLITE_BINDING;
    if (!binding) return;
    const prebuilds = join(appOutDir, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds');
    cpSync(binding, join(prebuilds, `${process.platform}-${process.arch}.node`));
  },
};
