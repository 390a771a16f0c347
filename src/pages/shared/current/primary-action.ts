import type { UnjudgedNetwork } from '../../../model/network-states.ts';

/** What a person does first where the connection is the matter: sign in, wait to be told, or mend it and check again. */
// biome-ignore format: a table is read by its columns
const primary = {
  offline:           'tell',
  'proxy-dead':      'check',
  'captive-portal':  'sign-in',
  'national-only':   'tell',
  'clock-wrong':     'check',
  unstable:          'tell',
  changed:           'check',
  'browser-blocked': 'check',
  unknown:           'check',
} as const satisfies Record<UnjudgedNetwork, 'tell' | 'check' | 'sign-in'>;

export function primaryOf(state: UnjudgedNetwork): 'tell' | 'check' | 'sign-in' {
  return primary[state];
}
