import { describe, expect, it } from 'vitest';
import { checkOf } from '../../src/measure/check/check.ts';
import { seededRandom } from '../../src/model/chance.ts';
import type { Observation, Outcome } from '../../src/model/observation.ts';
import { lookupsDue } from '../../src/schedule/lookups.ts';
import { makePlan } from '../../src/schedule/plan.ts';
import { sampleControls, signal } from '../judge/sample-services.ts';
import { tryAt } from '../judge/sample-tries.ts';
import { failing, simulateRound, type WorldOfHosts, worldWith } from '../judge/simulated-round.ts';

const plan = makePlan('whole', [signal], sampleControls, seededRandom(7));
const ownAuthority = failing('ssl_unknown_authority');

describe('a name is looked up separately', () => {
  const lookedUp = (...seen: readonly Observation[]) =>
    lookupsDue(plan, plan.endpoints, checkOf(seen)).flatMap((task) => (task.kind === 'lookup' ? [task.host] : []));

  it('if its host shows a private authority, which anybody could show in its place', () => {
    expect(lookedUp(tryAt(signal, 'chat', { outcome: ownAuthority }))).toEqual(['chat.signal.example']);
    expect(lookedUp(tryAt(signal, 'web', { outcome: ownAuthority }))).toEqual([]);
    expect(lookedUp(tryAt(signal, 'chat'))).toEqual([]);
  });

  it('once', () => {
    const lookup: Outcome = { kind: 'resolved', exists: true, addressKinds: ['public'] };
    const tries = [
      tryAt(signal, 'chat', { outcome: ownAuthority }),
      tryAt(signal, 'chat', { probe: 'lookup', outcome: lookup }),
    ];
    expect(lookedUp(...tries)).toEqual([]);
  });
});

describe('a host with a private authority gets comparison probes', () => {
  const comparedWhereItLeads = (compared: 'outside' | 'same') => {
    const world: WorldOfHosts = (host, probe) => {
      const isPrivate = host.startsWith('chat.') || host.startsWith('cdn.');
      if (isPrivate && probe === 'lookup')
        return { kind: 'resolved', exists: true, addressKinds: ['public'], compared };
      return isPrivate && probe === 'https' ? ownAuthority : worldWith()(host, probe);
    };
    return simulateRound(plan, world).done.some((key) => key.startsWith('comparison/signal/'));
  };

  it('if its name leads outside the networks in public texts', () => {
    expect(comparedWhereItLeads('outside')).toBe(true);
    expect(comparedWhereItLeads('same')).toBe(false);
  });
});
