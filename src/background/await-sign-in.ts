import { patternOf } from '../catalogue/origins.ts';
import { ownSignInControl } from '../catalogue/own-sign-in-control.ts';
import { clearAlarm, setAlarmOfSession } from '../platform/browser/alarms.ts';
import { browserFamily } from '../platform/browser/browser-family.ts';
import { cleanSignInHeaders } from '../platform/browser/clean-headers.ts';
import { missingOrigins } from '../platform/browser/permissions.ts';
import { listenToOwnRequests } from '../platform/browser/request-events.ts';
import { readCatalogue } from '../platform/values/catalogue-in-effect.ts';
import { readSessionValue, removeSessionValues, writeSessionValues } from '../platform/values/session-values.ts';
import { probeHttp } from '../probe/http.ts';

/**
 * After a person opened the sign-in page of a network, the background asks every half minute whether the network lets
 * them through, so that the check goes on by itself.
 */

/** The shortest alarm that browsers allow. */
const everyMinutes = 0.5;

/** A person who has not signed in by then has given up. */
const longestMs = 10 * 60_000;

const waitMs = 5000;

/** When the person opened the sign-in page, epoch ms. */
const openedAt = 'signInOpenedAt';

/** @returns the https address to which the network leads, if it does. It is asked for each time, and kept nowhere. */
export async function awaitSignIn(): Promise<string | undefined> {
  await writeSessionValues({ [openedAt]: Date.now() });
  setAlarmOfSession('sign-in', { periodInMinutes: everyMinutes });
  const { leadsTo = '' } = await askNetwork();
  return leadsTo.startsWith('https://') ? leadsTo : undefined;
}

/** Whether the person has signed in. Waiting ends with that, or when it has lasted too long. */
export async function hasSignedIn(): Promise<boolean> {
  const waitedMs = Date.now() - Number(await readSessionValue(openedAt));
  // NaN once the browser was restarted, and negative after the clock was set back.
  const stillWaits = waitedMs >= 0 && waitedMs <= longestMs;
  const isThrough = stillWaits && (await askNetwork()).letsThrough;
  if (isThrough || !stillWaits) await stopAwaitingSignIn();
  return isThrough;
}

/** A check by the person shows it sooner. */
export async function stopAwaitingSignIn(): Promise<void> {
  await clearAlarm('sign-in');
  await removeSessionValues([openedAt]);
}

/**
 * Whether the address with which this browser itself looks for sign-in pages answers as it should, and where it redirects
 * otherwise.
 */
async function askNetwork(): Promise<{ readonly letsThrough: boolean; readonly leadsTo?: string | undefined }> {
  const control = ownSignInControl((await readCatalogue()).controls, browserFamily());
  // Without access, nothing removes this installation's id from the request.
  if (!control || (await missingOrigins([patternOf(control.url)])).length > 0) return { letsThrough: false };
  const restoreHeaders = await cleanSignInHeaders(new URL(control.url).hostname);
  const events = listenToOwnRequests();
  let leadsTo: string | undefined;
  try {
    const { outcome } = await probeHttp('http', control.url, control.healthy, {
      permitted: true,
      deadlineMs: waitMs,
      events,
      signal: AbortSignal.timeout(waitMs),
      leadsTo: (url) => {
        leadsTo = url;
      },
      // Nothing of this is stored.
      tagOf: () => 0,
    });
    return { letsThrough: outcome.kind === 'answered' && outcome.healthy, leadsTo };
  } finally {
    events.close();
    await restoreHeaders();
  }
}
