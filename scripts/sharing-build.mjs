import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSharingConfig } from '../src/community/protocol/wire/sharing-config.ts';
import { root } from './root.mjs';

/** @typedef {import('../src/community/protocol/wire/sharing-config.ts').SharingConfig} SharingConfig */

/**
 * The relays and the key for sharing, from the file that the environment variable SHARING names. Without it the build
 * cannot share.
 * @returns {Promise<SharingConfig | undefined>}
 */
export async function sharingOfThisBuild() {
  const file = process.env['SHARING'];
  return file ? parseSharingConfig(JSON.parse(readFileSync(resolve(file), 'utf8'))) : undefined;
}

/** Adds the names of networks to a build that can share; no other build needs them. */
export function networkNamesPlugin() {
  return {
    name: 'reachable:network-names',
    /** @this {import('vite').Rolldown.PluginContext} */
    generateBundle() {
      const source = readFileSync(join(root, 'src/collector/publisher/network-names.txt'), 'utf8');
      this.emitFile({ type: 'asset', fileName: 'network-names.txt', source });
    },
  };
}
