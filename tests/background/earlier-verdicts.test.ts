import { describe, expect, it } from 'vitest';
import { verdictsElsewhere } from '../../src/background/round/earlier-rounds.ts';
import type { Round } from '../../src/model/round.ts';

const round = (profile: string): Round => ({
  at: 0,
  extent: 'whole',
  trigger: 'person',
  status: 'finished',
  services: ['signal'],
  profile,
  verdicts: [{ service: profile, state: 'works', functions: [], because: [], at: 0, ruleset: 1 }],
});

describe('the verdicts on other networks', () => {
  const rounds = ['home', 'mobile', 'vpn', 'unknown'].map(round);

  it('are those on networks with a different label, not through a VPN', () => {
    expect(verdictsElsewhere(rounds, round('home')).map(({ service }) => service)).toEqual(['mobile']);
  });

  it('are none if this network has no label, since it may be one of them', () => {
    expect(verdictsElsewhere(rounds, round('unknown'))).toEqual([]);
  });
});
