import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSharingConfig } from '../src/community/protocol/wire/sharing-config.ts';
import { root } from './root.mjs';

/** @typedef {import('../src/community/protocol/wire/sharing-config.ts').SharingConfig} SharingConfig */

/**
 * Through whom this build shares: what the file says that the environment variable SHARING names. Without it the build
 * cannot share.
 * @returns {SharingConfig | undefined}
 */
export function sharingOfThisBuild() {
  const file = process.env['SHARING'];
  return file ? parseSharingConfig(JSON.parse(readFileSync(resolve(file), 'utf8'))) : undefined;
}

/**
 * Writes it into src/community/sharing.ts, and lays the names of networks beside it, which nobody needs who cannot share.
 * @param {SharingConfig | undefined} sharing
 */
export function sharingPlugin(sharing) {
  return {
    name: 'reachable:sharing',
    enforce: /** @type {const} */ ('pre'),
    transform: {
      filter: { id: /[\\/]src[\\/]community[\\/]sharing\.ts(\?|$)/ },
      /** @param {string} code */
      handler: (code) => code.replace(/= undefined as /, `= ${JSON.stringify(sharing)} as `),
    },
    /** @this {import('vite').Rolldown.PluginContext} */
    generateBundle() {
      if (!sharing) return;
      const source = readFileSync(join(root, 'src/collector/publisher/network-names.txt'), 'utf8');
      this.emitFile({ type: 'asset', fileName: 'network-names.txt', source });
    },
  };
}

/** Every browser that this is built for has `crypto`; what @hpke/common does for an old Node would be a file of its own. */
export function withoutNodeCrypto() {
  return {
    name: 'reachable:without-node-crypto',
    enforce: /** @type {const} */ ('pre'),
    transform: {
      filter: { id: /@hpke[\\/]common[\\/].+\.js$/ },
      /** @param {string} code */
      handler: (code) => code.replaceAll('await import("crypto")', 'globalThis'),
    },
  };
}
