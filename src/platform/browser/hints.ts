import type { Browser } from 'webextension-polyfill';
import { extension } from './extension.ts';

/** What Firefox alone has; the published types say that everybody has it. */
const firefox: Partial<Pick<Browser, 'captivePortal' | 'dns'>> = extension;

/** Is there a captive portal that still wants a sign-in, as far as the browser knows? */
export async function isPortalLocked(): Promise<boolean> {
  try {
    return (await firefox.captivePortal?.getState()) === 'locked_portal';
  } catch {
    // It rejects where the person has switched the detection off: then this browser simply does not know.
    return false;
  }
}

/** Can this browser ask the network's own resolver? */
export function canResolve(): boolean {
  return firefox.dns !== undefined;
}

/**
 * What the network's own resolver says of a name: its addresses; none where it says that there is no such name;
 * undefined where it says nothing for `maxMs`.
 */
export async function resolveByNetwork(host: string, maxMs: number): Promise<readonly string[] | undefined> {
  const { dns } = firefox;
  if (!dns) throw new Error('this browser has no resolver to ask');
  const asked = dns.resolve(host, ['disable_trr', 'bypass_cache']).then(
    ({ addresses }) => addresses,
    // The interface rejects for every kind of failed lookup, with no way to tell them apart.
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

/** Has the person asked the browser to save data? Firefox does not tell, and is taken not to have been asked. */
export function savesData(): boolean {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}
