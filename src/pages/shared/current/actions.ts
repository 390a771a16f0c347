import { signal } from '@preact/signals';
import type { RoundKind } from '../../../model/round.ts';
import type { ServiceId } from '../../../model/service.ts';
import { ask } from '../../../platform/browser/messages.ts';
import { forgetHistorySince } from '../../../platform/values/local-values.ts';
import { checkNow } from '../check-now.ts';
import type { TextKey } from '../text.ts';
import { reload } from './state.ts';

/** A request that failed, as the person should read it. Gone with the next one. */
export const problem = signal<{ readonly text: TextKey; readonly detail?: string } | undefined>(undefined);

/** Starts a check from a click: of everything, or of these services. Asks for `missing` access before anything else. */
export async function startCheck(
  kind: RoundKind,
  missing: readonly string[],
  services?: readonly ServiceId[],
): Promise<void> {
  await runAction(checkNow(kind, missing, services));
}

/** Checks one service again, with the access that there is. */
export async function testAgain(service: ServiceId): Promise<void> {
  await runAction(checkNow('quick', [], [service]));
}

export async function stopCheck(): Promise<void> {
  await runAction(ask('stopRound', {}));
}

export async function deleteEverything(): Promise<void> {
  await runAction(ask('deleteEverything', {}));
}

export async function dismissHistoryLost(): Promise<void> {
  await runAction(forgetHistorySince());
}

/** Waits for what was asked of the background, says what went wrong, and reads the result. @returns did it go well? */
export async function runAction(request: Promise<unknown>): Promise<boolean> {
  problem.value = undefined;
  const failed = await request.then(
    (reply) => (reply === 'no-services' ? { text: 'problem_no_services' as const } : undefined),
    (error: unknown) => ({
      text: 'problem_ask' as const,
      detail: error instanceof Error ? error.message : String(error),
    }),
  );
  problem.value = failed;
  await reload();
  return failed === undefined;
}
