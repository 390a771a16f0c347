import type { TextKey } from './text.ts';

/** Lists that the extension, its pages in stores and the mirror all show. */

/** What a check from a browser cannot find out. */
export const limitTexts: readonly TextKey[] = [
  'help_limit_who',
  'help_limit_app',
  'help_limit_login',
  'help_limit_vpn',
  'help_limit_dead',
  'help_limit_once',
];

/** Privacy in five lines. */
export const privacyTexts: readonly TextKey[] = [
  'help_privacy_click',
  'help_privacy_requests',
  'help_privacy_seen',
  'help_privacy_stored',
  'help_privacy_delete',
];

/** Who has a reason not to check. */
export const riskTexts: readonly TextKey[] = ['risk_leave_out', 'risk_shared_network'];
