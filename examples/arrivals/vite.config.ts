import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [svelte({ compilerOptions: { css: 'injected' } })],
  build: {
    outDir: 'dist/web',
    lib: { entry: { 'movements-page': 'src/web/movements-page.ts' }, formats: ['es'] },
  },
});
