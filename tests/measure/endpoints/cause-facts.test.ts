import { describe, expect, it } from 'vitest';
import { comparisonsSeen } from '../../../src/measure/endpoints/cause-facts.ts';
import type { Line } from '../../../src/measure/network/line.ts';
import type { Outcome } from '../../../src/model/observation.ts';
import { service } from '../network/line-observations.ts';

const line: Line = {
  typicalMs: 400,
  typicalNetworkMs: 400,
  usualNetworkMs: 400,
  slowestMs: 400,
  roundTripMs: 100,
  handshakeMs: 100,
  lossRate: 0,
  controlAddressKinds: new Set(['public']),
};

/** How an address behaved without the name, by one probe of it. */
function addressBy(outcome: Outcome, tookMs: number, change: Partial<Line>) {
  const probe = service('a', { probe: 'address-tcp', outcome, tookMs });
  return comparisonsSeen([probe], { ...line, ...change }).address;
}

describe('an address that connects', () => {
  const addressOn = (roundTripMs: number, handshakeMs: number) =>
    addressBy({ kind: 'connected' }, 2, { roundTripMs, handshakeMs });

  it('answers, unless connections come up many times sooner than handshakes end', () => {
    expect(addressOn(10, 70)).toBe('answers');
    expect(addressOn(10, 90)).toBe('nearby');
  });

  it('answers if handshakes take no longer than a busy device does', () => {
    expect(addressOn(1, 35)).toBe('answers');
    expect(addressOn(1, 45)).toBe('nearby');
  });
});

describe('an address whose error has no name', () => {
  const addressAfter = (tookMs: number, roundTripMs = 100) =>
    addressBy({ kind: 'failed', failure: 'unknown_failure' }, tookMs, { roundTripMs });

  it('refuses within a round trip, and may have sent a certificate after two', () => {
    expect(addressAfter(130)).toBe('refuses');
    expect(addressAfter(180)).toBe('something');
  });

  it('belongs to somebody nearby if the error came too soon, and round trips are long enough to tell', () => {
    expect(addressAfter(7, 22)).toBe('nearby');
    expect(addressAfter(7, 17)).toBe('refuses');
  });
});
