import type { TakePartInput, TakePartResult } from '../outbox/participation.ts';
import { sendMessage } from './send.ts';
import { takePart } from './take-part.ts';

/** Takes part with real messages, clock and chance. */
export function run(ask: TakePartInput): Promise<TakePartResult> {
  return takePart(ask, { send: sendMessage, now: Date.now, random: Math.random });
}
