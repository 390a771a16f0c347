import type { FunctionVerdict, Reason, ServiceVerdict } from '../model/verdict.ts';
import { reasonsOf, sharedFailure, weakest } from './function.ts';
import { unsure } from './unsure.ts';

/** Reasons for which messages have no address that a browser could ask, not even one that wants a login. */
const withoutAddress: ReadonlySet<Reason> = new Set(['no-web-client', 'no-public-endpoint']);

/** Can only the site of the company be asked, and nothing that carries messages? */
export function hasOnlySite(functions: readonly FunctionVerdict[]): boolean {
  return functions.some(
    ({ function: id, state, because }) =>
      id === 'messages' && state === 'untestable' && because.some((reason) => withoutAddress.has(reason)),
  );
}

/**
 * What is known of such a service: whether its site answers. Neither that nor the speed of its downloads tells whether
 * the app works, and errors of the site do not tell that the app has a problem.
 */
export function summaryOfSite(
  site: readonly FunctionVerdict[],
): Pick<ServiceVerdict, 'state' | 'cause' | 'manner' | 'confidence' | 'because'> {
  const failing = site.filter(({ state }) => state === 'blocked' || state === 'partial');
  if (failing.length > 0) return { state: 'site-blocked', ...sharedFailure(failing) };
  if (site.every(({ state }) => state === 'works')) {
    return { state: 'site-only', ...weakest(site), because: reasonsOf(site) };
  }
  return unsure(...reasonsOf(site));
}
