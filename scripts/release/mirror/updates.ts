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
