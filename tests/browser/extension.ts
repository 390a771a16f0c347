import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SharingConfig } from '../../protocol/wire/sharing-config.ts';
import { build } from '../../scripts/build.ts';
import { grantedCopy } from '../../scripts/granted-copy.ts';
import { root } from '../../scripts/root.ts';

export type Target = 'chrome' | 'firefox';

/** A copy of the built extension, unpacked, for one browser to load. */
export interface Extension {
  readonly folder: string;
  readonly popup: string;
  readonly geckoId: string | undefined;
}

const buildOf = (target: Target) => join(root, 'dist', target);

/** A copy of the shipped build, without access to any host. */
export function shippedExtension(target: Target): Extension {
  const to = mkdtempSync(join(tmpdir(), `reachable-${target}-`));
  cpSync(buildOf(target), to, { recursive: true });
  return describeExtension(to);
}

/** A copy of a build with the optional hosts granted, since a test cannot answer the prompt. */
export async function grantedExtension(target: Target, built?: string): Promise<Extension> {
  const folder = built ?? buildOf(target);
  const to = mkdtempSync(join(tmpdir(), `reachable-${target}-`));
  return describeExtension(await grantedCopy(target, { from: folder, to }));
}

/** The granted build with notifications allowed, since a test cannot answer the prompt. */
export async function notifyingExtension(target: Target): Promise<Extension> {
  const extension = await grantedExtension(target);
  const file = join(extension.folder, 'manifest.json');
  const { optional_permissions: allowed, permissions, ...rest } = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...rest, permissions: [...permissions, ...allowed] }));
  return extension;
}

/** Makes a build that shares through these relays and returns its folder, inside the given one. */
export async function sharingBuild(target: Target, sharing: SharingConfig, inside: string): Promise<string> {
  const file = join(inside, 'sharing.json');
  writeFileSync(file, JSON.stringify(sharing));
  const outDir = join(inside, target);
  await build(target, { outDir, quiet: true, sharing: file });
  return outDir;
}

function describeExtension(folder: string): Extension {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    readonly action: { readonly default_popup: string };
    readonly browser_specific_settings?: { readonly gecko?: { readonly id?: string } };
  };
  return {
    folder,
    popup: manifest.action.default_popup,
    geckoId: manifest.browser_specific_settings?.gecko?.id,
  };
}
