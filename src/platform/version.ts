import { extension } from './browser.ts';

/** As the package has it, e.g. `1.2.3`. */
export function productVersion(): string {
  return extension.runtime.getManifest().version;
}
