import { giveBackCrowd, requestCrowd } from '../../../platform/browser/permissions.ts';
import { chooseCrowd } from '../../background/choice.ts';
import { relayOrigins, sharing } from '../../sharing.ts';

/** Asks the browser for what sharing or reading needs. Has to be the first thing that a click does. */
export function askForCrowd(share: boolean): Promise<boolean> {
  if (!sharing) return Promise.resolve(false);
  return requestCrowd(relayOrigins(sharing), share).catch(() => false);
}

/** Neither shares nor reads, and gives the access back. */
export async function giveUpCrowd(): Promise<void> {
  await chooseCrowd({ mode: 'off', since: Date.now() });
  if (sharing) await giveBackCrowd(relayOrigins(sharing));
}
