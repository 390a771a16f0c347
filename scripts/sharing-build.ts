import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { parseSharingConfig, type SharingConfig } from '../protocol/wire/sharing-config.ts';
import { root } from './root.ts';

/**
 * The relays and the key for sharing, from the file that the environment variable SHARING names. Without it, the build
 * cannot share.
 */
export async function sharingOfThisBuild(): Promise<SharingConfig | undefined> {
  const file = process.env['SHARING'];
  return file ? parseSharingConfig(JSON.parse(readFileSync(resolve(file), 'utf8'))) : undefined;
}

/** Adds the table of networks to a build that can share; no other build needs it. */
export function networksPlugin(): Plugin {
  return {
    name: 'reachable:networks',
    generateBundle() {
      const source = readFileSync(join(root, 'protocol/wire/networks.txt'), 'utf8');
      this.emitFile({ type: 'asset', fileName: 'networks.txt', source });
    },
  };
}
