import { signal } from '@preact/signals';
import type { ServiceId } from '../../../model/service.ts';
import { ask } from '../../../platform/browser/messages.ts';
import { PrivateWindowError } from '../../../platform/browser/private-window.ts';
import { storeErrorCodeIn } from '../../../platform/store/store-error.ts';
import { forgetHistorySince } from '../../../platform/values/local-values.ts';
import { checkNow } from '../check-now.ts';
import type { TextKey } from '../text.ts';
import { reload } from './state.ts';

/** The error of the last request, as shown to the person. The next request clears it. */
export const problem = signal<{ readonly text: TextKey; readonly detail?: string } | undefined>(undefined);

/** Starts a check of all services, or of these, from a click. Asks for the `missing` access first. */
export async function startCheck(missing: readonly string[], services?: readonly ServiceId[]): Promise<void> {
  await runAction(checkNow(missing, services));
}

/** Checks one service again, without asking for more access. */
export async function testAgain(service: ServiceId): Promise<void> {
  await runAction(checkNow([], [service]));
}

export async function stopCheck(): Promise<void> {
  await runAction(ask('stopRound', {}));
}

/** @returns whether it succeeded */
export function leaveNoTrace(on: boolean): Promise<boolean> {
  return runAction(ask('leaveNoTrace', { on }));
}

export async function deleteEverything(): Promise<void> {
  await runAction(ask('deleteEverything', {}));
}

export async function dismissHistoryLost(): Promise<void> {
  await runAction(forgetHistorySince());
}

/** Awaits a request to the background, shows its error if any, and reloads the view. @returns whether it succeeded */
export async function runAction(request: Promise<unknown>): Promise<boolean> {
  problem.value = undefined;
  const failed = await request.then(
    (reply) => (reply === 'no-services' ? { text: 'problem_no_services' as const } : undefined),
    asProblem,
  );
  problem.value = failed;
  await reload();
  return failed === undefined;
}

function asProblem(error: unknown): NonNullable<typeof problem.value> {
  if (error instanceof PrivateWindowError) return { text: 'note_private' };
  const detail = error instanceof Error ? error.message : String(error);
  const code = storeErrorCodeIn(detail);
  if (code === undefined) return { text: 'problem_ask', detail };
  return { text: code === 'full' ? 'problem_storage_full' : 'problem_storage_failed' };
}
