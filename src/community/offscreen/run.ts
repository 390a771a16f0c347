import { readNetworks } from '../networks-file.ts';
import type { Message, TakePartInput, TakePartResult } from '../outbox/participation.ts';
import { sendMessage } from './send.ts';
import { takePart } from './take-part.ts';

/**
 * Takes part with real messages, clock and chance. Without chance no entry waits.
 * @param signal ends it: nothing is posted after that
 */
export function run(ask: TakePartInput, signal?: AbortSignal): Promise<TakePartResult> {
  const send = (message: Message) => sendMessage(message, signal);
  const random = ask.sharing.delays === 'none' ? () => 0 : Math.random;
  return takePart(ask, { send, networks: readNetworks, now: Date.now, random });
}
