import { join } from 'node:path';
import { run, runPackage } from '../run.ts';

interface Upload<Files> {
  readonly name: string;
  /** The environment variables without which it is left out. */
  readonly credentials: readonly string[];
  readonly run: (files: Files) => Promise<void>;
}

interface Packages {
  /** The folder of the packages. */
  readonly packages: string;
  readonly version: string;
}

const packageIn = ({ packages, version }: Packages, kind: string) => join(packages, `reachable-${version}-${kind}.zip`);

/** Mozilla's signature for the package outside of its store, without which Firefox installs none. */
export const mozillaSignature: Upload<Packages & { readonly unpacked: string; readonly signed: string }> = {
  name: "Mozilla's signature",
  credentials: ['WEB_EXT_API_KEY', 'WEB_EXT_API_SECRET'],
  run: (files) =>
    succeeded(
      runPackage('web-ext/bin/web-ext.js', [
        'sign',
        '--channel=unlisted',
        `--source-dir=${files.unpacked}`,
        `--artifacts-dir=${files.signed}`,
        `--upload-source-code=${packageIn(files, 'sources')}`,
      ]),
    ),
};

/** The stores. The first upload to each is by hand. */
export const storeUploads: readonly Upload<Packages>[] = [
  {
    name: 'the Chrome Web Store',
    credentials: ['CHROME_EXTENSION_ID', 'CHROME_CLIENT_ID', 'CHROME_CLIENT_SECRET', 'CHROME_REFRESH_TOKEN'],
    run: (files) => publish('--chrome-zip', packageIn(files, 'chrome')),
  },
  {
    name: 'Edge Add-ons',
    credentials: ['EDGE_PRODUCT_ID', 'EDGE_CLIENT_ID', 'EDGE_API_KEY'],
    run: (files) => publish('--edge-zip', packageIn(files, 'chrome')),
  },
  {
    name: 'Firefox Add-ons',
    credentials: ['FIREFOX_EXTENSION_ID', 'FIREFOX_JWT_ISSUER', 'FIREFOX_JWT_SECRET'],
    run: (files) =>
      publish('--firefox-zip', packageIn(files, 'firefox'), '--firefox-sources-zip', packageIn(files, 'sources')),
  },
];

/** It needs Node 22, and nothing else does: so it is fetched for an upload, in this version, and is no dependency. */
function publish(...args: readonly string[]): Promise<void> {
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
  return succeeded(run(npx, ['--yes', '--package=publish-browser-extension@6.2.0', 'publish-extension', ...args]));
}

async function succeeded(running: ReturnType<typeof run>): Promise<void> {
  const { code } = await running;
  if (code !== 0) throw new Error('An upload failed; its message is above.');
}

/** The credentials of an upload that the environment lacks. */
export function missingCredentials({ credentials }: { readonly credentials: readonly string[] }): string[] {
  return credentials.filter((name) => !process.env[name]);
}
