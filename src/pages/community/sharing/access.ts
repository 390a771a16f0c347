import { giveBackSharingAccess, requestSharingAccess } from '../../../community/access.ts';
import { writeChoice } from '../../../community/background/choice.ts';
import { sharing } from '../../../community/sharing.ts';

/** The page about sharing. Other pages link to it; it is not in the menu. */
export const sharingPath = '/sharing';

/** Asks the browser for the access that sharing or reading needs. It has to be the first thing that a click does. */
export function requestAccess(share: boolean): Promise<boolean> {
  if (!sharing) return Promise.resolve(false);
  return requestSharingAccess(sharing, share).catch(() => false);
}

/** Stops sharing and reading, and gives the access back. */
export async function stopReading(): Promise<void> {
  await writeChoice({ mode: 'off', since: Date.now() });
  if (sharing) await giveBackSharingAccess(sharing);
}
