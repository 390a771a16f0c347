import { join } from 'node:path';
import { preview } from 'vite';
import { root } from './root.ts';

/** Serves the mirror that `npm run release` made, to this machine alone. */
const server = await preview({
  configFile: false,
  build: { outDir: join(root, 'dist/mirror') },
  preview: { host: '127.0.0.1' },
});
server.printUrls();
