import { type Effect, isWhole } from '../../../model/effect.ts';
import type { UnjudgedNetwork } from '../../../model/network-states.ts';
import type { Row } from '../current/rows.ts';

/** What a person is to be advised about. */
export type Trouble = 'not-open' | 'site' | 'part' | 'calls' | 'slow' | 'refused' | 'down' | 'shutdown' | 'offline';

/** The parts of the advice, which are told in this order. */
export type Topic = 'instead' | 'inside' | 'calls' | 'app' | 'service' | 'only-me' | 'others' | 'phone' | 'prepare';

// biome-ignore format: a table is read by its columns
export const topicsOf = {
  'not-open': ['instead', 'app', 'only-me', 'others'],
  site:       ['only-me'],
  part:       ['instead', 'app', 'only-me', 'others'],
  calls:      ['instead', 'calls', 'only-me'],
  slow:       ['instead', 'only-me', 'others'],
  refused:    ['instead', 'service', 'others'],
  down:       ['instead', 'service', 'others'],
  shutdown:   ['inside', 'phone', 'prepare'],
  offline:    ['phone', 'prepare'],
} as const satisfies Record<Trouble, readonly Topic[]>;

const ofWhole = {
  'not-open': 'not-open',
  refused: 'refused',
  down: 'down',
  slow: 'slow',
  'site-not-open': 'site',
} as const satisfies Record<Extract<Effect, 'not-open' | 'refused' | 'down' | 'slow' | 'site-not-open'>, Trouble>;

/** @param failing those of the headline, which fail alike; none where nothing fails, and a person misses calls */
export function troubleOf(failing: readonly Row[], network: UnjudgedNetwork | undefined): Trouble {
  if (network === 'national-only') return 'shutdown';
  if (network === 'offline') return 'offline';
  const effects = failing[0]?.current?.effects ?? [];
  const [first] = effects;
  if (first !== undefined && isWhole(first)) return ofWhole[first];
  return effects.every((effect) => effect === 'calls' || effect === 'calls-partly') ? 'calls' : 'part';
}
