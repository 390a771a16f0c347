import type { TakePartInput, TakePartResult } from '../outbox/participation.ts';
import { sendMessage } from './send.ts';
import { takePart } from './take-part.ts';

/**
 * Takes part with real messages, clock and chance.
 * @param signal ends it: what is not posted by then is not posted any more
 */
export function run(ask: TakePartInput, signal?: AbortSignal): Promise<TakePartResult> {
  return takePart(ask, { send: (message) => sendMessage(message, signal), now: Date.now, random: Math.random });
}
