import { findBrowser } from '../../scripts/browsers.ts';

/** The path of an installed browser; "npm test" installs what is missing. */
export function installedBrowser(name: 'chromium' | 'firefox'): string {
  const found = findBrowser(name);
  if (found === undefined) throw new Error(`no ${name} is installed: run "npm test", or install it`);
  return found.path;
}
