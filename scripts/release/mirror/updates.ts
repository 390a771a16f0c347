import { project } from '../../../src/model/project.ts';

interface FirefoxManifest {
  readonly version: string;
  readonly browser_specific_settings: { readonly gecko: { readonly id: string; readonly strict_min_version: string } };
}

/** What Firefox reads at `update_url`: the newest package outside of Mozilla's store, and its SHA-256. */
export function updatesOf(
  { version, browser_specific_settings }: FirefoxManifest,
  file: string,
  sha256: string,
): string {
  const { id, strict_min_version } = browser_specific_settings.gecko;
  const update = {
    version,
    update_link: new URL(`files/${file}`, project.mirror).href,
    update_hash: `sha256:${sha256}`,
    applications: { gecko: { strict_min_version } },
  };
  return `${JSON.stringify({ addons: { [id]: { updates: [update] } } }, undefined, 2)}\n`;
}

/** The same with the hash of the package as Mozilla signed it. */
export function withHash(updates: string, sha256: string): string {
  const { addons }: { readonly addons: Readonly<Record<string, { readonly updates: readonly object[] }>> } =
    JSON.parse(updates);
  const hashed = Object.entries(addons).map(([id, { updates }]) => {
    return [id, { updates: updates.map((update) => ({ ...update, update_hash: `sha256:${sha256}` })) }];
  });
  return `${JSON.stringify({ addons: Object.fromEntries(hashed) }, undefined, 2)}\n`;
}
