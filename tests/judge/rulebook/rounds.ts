import fc from 'fast-check';
import { seededRandom } from '../../../src/model/chance.ts';
import type { Observation, Outcome } from '../../../src/model/observation.ts';
import { makePlan } from '../../../src/schedule/plan.ts';
import { anySoundRound } from '../arbitraries.ts';
import {
  sampleControlRelays,
  sampleControls,
  sampleServices,
  sampleTransferControls,
  signal,
  telegram,
} from '../sample-services.ts';
import { simulateRound, worldWith } from '../simulated-round.ts';
import { judgeWhole } from './impossible.ts';

const failing: readonly Outcome[] = [
  { kind: 'failed', failure: 'connection_reset' },
  { kind: 'failed', failure: 'generic_timeout_error' },
  { kind: 'failed', failure: 'connection_refused' },
  { kind: 'failed', failure: 'dns_lookup_error' },
  { kind: 'failed', failure: 'ssl_unknown_authority' },
  { kind: 'answered', status: 503, healthy: false },
  { kind: 'answered', status: 403, healthy: false },
  { kind: 'answered', status: 200, healthy: false },
];

/** Judges rounds in which the first service fails entirely in one way, and rounds in which both do. */
export function judgeSimulatedRounds(): void {
  const judged = [telegram, signal];
  const all = [...sampleControls, ...sampleTransferControls];
  const plan = makePlan('whole', judged, all, seededRandom(3), sampleControlRelays);
  const hosts = judged.map(({ endpoints }) => endpoints.map(({ url }) => new URL(url).hostname));
  for (const of of [hosts[0] ?? [], hosts.flat()]) {
    for (const outcome of failing) {
      const world = worldWith(Object.fromEntries(of.map((host) => [host, outcome])));
      judgeWhole(judged, simulateRound(plan, world).seen);
    }
  }
}

/** Judges rounds in which each endpoint behaves differently. */
export function judgeMixedRounds(): void {
  for (const { observations } of mixedRounds()) judgeWhole(sampleServices, observations);
}

function mixedRounds(): readonly { readonly observations: readonly Observation[] }[] {
  return fc.sample(anySoundRound, { numRuns: 300, seed: 1 });
}
