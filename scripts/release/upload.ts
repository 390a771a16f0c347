import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../root.ts';
import { submitToChrome } from './stores/chrome.ts';
import { submitToEdge } from './stores/edge.ts';
import { submitToMozilla } from './stores/mozilla.ts';

/**
 * Uploads a signed release: `node scripts/release/upload.ts`. It runs beside secrets and without node_modules, so it
 * and its imports use only Node's own modules.
 */

interface Store {
  readonly name: string;
  /** The environment variables without which the store is left out. */
  readonly credentials: readonly string[];
  /** @param file returns the path of a package */
  readonly upload: (file: (kind: string) => string, env: NodeJS.ProcessEnv) => Promise<unknown>;
}

/** The stores. Each one's first upload is done by hand. */
export const stores: readonly Store[] = [
  {
    name: 'the Chrome Web Store',
    credentials: [
      'CHROME_PUBLISHER_ID',
      'CHROME_EXTENSION_ID',
      'CHROME_CLIENT_ID',
      'CHROME_CLIENT_SECRET',
      'CHROME_REFRESH_TOKEN',
    ],
    upload: (file, env) =>
      submitToChrome({
        publisher: env['CHROME_PUBLISHER_ID'] ?? '',
        item: env['CHROME_EXTENSION_ID'] ?? '',
        client: {
          id: env['CHROME_CLIENT_ID'] ?? '',
          secret: env['CHROME_CLIENT_SECRET'] ?? '',
          refreshToken: env['CHROME_REFRESH_TOKEN'] ?? '',
        },
        file: file('chrome'),
      }),
  },
  {
    name: 'Edge Add-ons',
    credentials: ['EDGE_PRODUCT_ID', 'EDGE_CLIENT_ID', 'EDGE_API_KEY'],
    upload: (file, env) =>
      submitToEdge({
        product: env['EDGE_PRODUCT_ID'] ?? '',
        client: env['EDGE_CLIENT_ID'] ?? '',
        key: env['EDGE_API_KEY'] ?? '',
        file: file('chrome'),
      }),
  },
  {
    name: 'Firefox Add-ons',
    credentials: ['MOZILLA_ISSUER', 'MOZILLA_SECRET'],
    upload: (file, env) =>
      submitToMozilla({
        account: { issuer: env['MOZILLA_ISSUER'] ?? '', secret: env['MOZILLA_SECRET'] ?? '' },
        channel: 'listed',
        file: file('firefox'),
        sources: file('sources'),
      }),
  },
];

/** Tries every store, and names those that are left out. Throws if one failed. */
async function uploadRelease(env: NodeJS.ProcessEnv): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const file = (kind: string) => join(root, `dist/packages/reachable-${version}-${kind}.zip`);
  const failed: string[] = [];
  for (const { name, credentials, upload } of stores) {
    const missing = credentials.filter((credential) => !env[credential]);
    if (missing.length > 0) {
      console.log(`left out: ${name} needs ${missing.join(', ')}`);
      continue;
    }
    try {
      await upload(file, env);
      console.log(`uploaded: ${name}`);
    } catch (error) {
      console.error(`${name}: ${error}`);
      failed.push(name);
    }
  }
  if (failed.length > 0) throw new Error(`These have no upload: ${failed.join(', ')}.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await uploadRelease(process.env);
