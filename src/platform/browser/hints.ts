import type { Browser } from 'webextension-polyfill';
import { extension } from './extension.ts';

/** APIs that only Firefox has, although the published types say otherwise. */
const firefox: Partial<Pick<Browser, 'captivePortal' | 'dns'>> = extension;

/** Whether a captive portal still wants a sign-in, as far as the browser knows. */
export async function isPortalLocked(): Promise<boolean> {
  try {
    return (await firefox.captivePortal?.getState()) === 'locked_portal';
  } catch {
    // It rejects if the person has switched detection off: then the browser does not know.
    return false;
  }
}

/** Whether this browser can ask the network's own resolver. */
export function canResolve(): boolean {
  return firefox.dns !== undefined;
}

/**
 * The addresses that the network's own resolver gives for a name; none if the name does not exist; undefined if there
 * is no answer within `maxMs`.
 */
export async function resolveByNetwork(host: string, maxMs: number): Promise<readonly string[] | undefined> {
  const { dns } = firefox;
  if (!dns) throw new Error('this browser has no resolver to ask');
  const asked = dns.resolve(host, ['disable_trr', 'bypass_cache']).then(
    ({ addresses }) => addresses,
    // The API rejects in the same way for every kind of failed lookup.
    () => [],
  );
  const tooLate = new Promise<undefined>((resolve) => setTimeout(resolve, maxMs));
  return Promise.race([asked, tooLate]);
}

/** Languages and time zone, for choosing the domestic controls; neither leaves the machine. */
export function localHints(): {
  readonly languages: readonly string[];
  readonly timeZone: string;
  readonly onLine: boolean;
} {
  return {
    languages: navigator.languages,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    onLine: navigator.onLine,
  };
}

/** Whether the person asked the browser to save data. Firefox does not report it, so there the answer is no. */
export function savesData(): boolean {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}
