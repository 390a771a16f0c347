import type { ServiceId } from '../../model/service.ts';
import { ask, type Requests } from '../../platform/browser/messages.ts';
import { NoAnswerError } from '../../platform/browser/own-messages.ts';
import { requestOrigins } from '../../platform/browser/permissions.ts';
import { inPrivateWindow, PrivateWindowError } from '../../platform/browser/private-window.ts';
import { askToKeepHistory } from '../../platform/store/read-rounds.ts';
import { storePendingCheck, takePendingCheck } from '../../platform/values/pending-check.ts';

/**
 * Starts a check from a click, and asks for the `missing` access first.
 * Browsers refuse the prompt after an `await`, so nothing is awaited before it. Because the prompt may close this page,
 * the request is stored first, and the background starts the check once access is given.
 * If access is declined, the check runs anyway with what it may reach.
 */
export function checkNow(
  missing: readonly string[],
  services?: readonly ServiceId[],
): Promise<Requests['startRound']['answers']> {
  if (inPrivateWindow()) return Promise.reject(new PrivateWindowError());
  const check = services ? { services } : {};
  if (missing.length === 0) return start(check);
  const stored = storePendingCheck({ ...check, missing, at: Date.now() });
  return requestOrigins(missing)
    .catch(() => false)
    .then(async (granted) => {
      if (!granted) await stored.then(() => takePendingCheck(Date.now(), missing));
      return start(check);
    });
}

async function start(check: Requests['startRound']['asks']): Promise<Requests['startRound']['answers']> {
  void askToKeepHistory();
  return ask('startRound', check).catch((error: unknown) => {
    // Asking twice is safe: where the first request did start a round, the second starts none.
    if (error instanceof NoAnswerError) return ask('startRound', check);
    throw error;
  });
}
