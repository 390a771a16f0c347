import { signal } from '@preact/signals';
import type { RoundKind } from '../../core/round.ts';
import type { ServiceId } from '../../core/service.ts';
import { forgetHistorySince } from '../../platform/local-values.ts';
import { ask } from '../../platform/messages.ts';
import { checkNow } from '../check-now.ts';
import type { TextKey } from '../text.ts';
import { reload } from './state.ts';

/** A request that failed, as the person should read it. Gone with the next one. */
export const problem = signal<{ readonly text: TextKey; readonly detail?: string } | undefined>(undefined);

/** Starts a check from a click: of everything, or of these services. Asks for `missing` access before anything else. */
export function startCheck(
  kind: RoundKind,
  missing: readonly string[],
  services?: readonly ServiceId[],
): Promise<void> {
  return told(checkNow(kind, missing, services));
}

/** Checks one service again, with the access that there is. */
export function testAgain(service: ServiceId): Promise<void> {
  return told(ask('startRound', { kind: 'quick', services: [service] }));
}

export function stopCheck(): Promise<void> {
  return told(ask('stopRound', {}));
}

export function deleteEverything(): Promise<void> {
  return told(ask('deleteEverything', {}));
}

export function dismissHistoryLost(): Promise<void> {
  return told(forgetHistorySince());
}

/** Waits for what was asked of the background, says what went wrong, and reads the result. */
export async function told(answer: Promise<unknown>): Promise<void> {
  problem.value = undefined;
  try {
    if ((await answer) === 'no-services') problem.value = { text: 'problem_no_services' };
  } catch (error) {
    problem.value = { text: 'problem_ask', detail: error instanceof Error ? error.message : String(error) };
  }
  await reload();
}
