import { addresses } from './addresses.ts';
import { blockPagesBehindTrust } from './block-pages.ts';
import { connections, honestLines } from './connections.ts';
import { delays } from './delays.ts';
import { firstDay } from './first-day.ts';
import { freezes } from './freezes.ts';
import { guestNetworks } from './guest-networks.ts';
import { handshakes } from './handshakes.ts';
import { http3 } from './http3.ts';
import { mixtures } from './mixtures.ts';
import { names } from './names.ts';
import { oddities } from './oddities.ts';
import { ownTroubles } from './own-troubles.ts';
import { ownWays } from './own-ways.ts';
import { poisoned } from './poisoned.ts';
import { requests } from './requests.ts';
import { resets } from './resets.ts';
import type { Scenario } from './scenario.ts';
import { slowed } from './slowed.ts';
import { statefulCensors } from './stateful-censors.ts';
import { transfersAndCalls } from './transfers-and-calls.ts';
import { wholeCountry } from './whole-country.ts';

export const scenarios: readonly Scenario[] = [
  ...connections,
  ...http3,
  ...honestLines,
  ...guestNetworks,
  ...names,
  ...poisoned,
  ...ownTroubles,
  ...ownWays,
  ...blockPagesBehindTrust,
  ...addresses,
  ...handshakes,
  ...resets,
  ...requests,
  ...statefulCensors,
  ...transfersAndCalls,
  ...freezes,
  ...slowed,
  ...wholeCountry,
  ...delays,
  ...mixtures,
  ...oddities,
  ...firstDay,
];
