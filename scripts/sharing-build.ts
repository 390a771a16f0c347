import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { parseSharingConfig, type SharingConfig } from '../src/community/protocol/wire/sharing-config.ts';
import { root } from './root.ts';

/**
 * The relays and the key for sharing, from the file that the environment variable SHARING names. Without it the build
 * cannot share.
 */
export async function sharingOfThisBuild(): Promise<SharingConfig | undefined> {
  const file = process.env['SHARING'];
  return file ? parseSharingConfig(JSON.parse(readFileSync(resolve(file), 'utf8'))) : undefined;
}

/** Adds the names of networks to a build that can share; no other build needs them. */
export function networkNamesPlugin(): Plugin {
  return {
    name: 'reachable:network-names',
    generateBundle() {
      const source = readFileSync(join(root, 'src/collector/publisher/network-names.txt'), 'utf8');
      this.emitFile({ type: 'asset', fileName: 'network-names.txt', source });
    },
  };
}
