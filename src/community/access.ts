import type { SharingConfig } from '../../protocol/wire/sharing-config.ts';
import {
  asksAboutData,
  giveBackPermissions,
  hasPermissions,
  type Permissions,
  requestPermissions,
} from '../platform/browser/permissions.ts';
import { relayOrigins } from './sharing.ts';

/** Firefox's names for what a report contains: country and network; state and version. */
const sharedData = ['locationInfo', 'technicalAndInteraction'] as const;

/** Access to the relays and, for people who share, what Firefox calls data collection. */
function needed(config: SharingConfig, share: boolean): Permissions {
  const origins = relayOrigins(config);
  return share && asksAboutData() ? { origins, data_collection: sharedData } : { origins };
}

/** Shows the browser's prompt, so it has to be the first call in a click handler. */
export function requestSharingAccess(config: SharingConfig, share: boolean): Promise<boolean> {
  return requestPermissions(needed(config, share));
}

/** Whether the browser allows it. This alone is no consent: some browsers offer it when the extension is installed. */
export function hasSharingAccess(config: SharingConfig, share: boolean): Promise<boolean> {
  return hasPermissions(needed(config, share));
}

export async function giveBackSharingAccess(config: SharingConfig): Promise<void> {
  await giveBackPermissions(needed(config, true));
}
