import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string) => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      minify: true,
      rolldownOptions: {
        input: {
          main: at('electron/main.ts'),
          core: at('electron/core.ts'),
          'import-thread': at('electron/modules/cases/import/import-thread-main.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      target: 'chrome130',
      // Half the text to read and to parse before the first row is seen.
      minify: true,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: { index: at('renderer/index.html') } },
    },
  },
});
