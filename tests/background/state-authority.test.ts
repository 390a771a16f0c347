import { describe, expect, it } from 'vitest';
import { withStateAuthority } from '../../src/background/round/state-authority.ts';
import type { Observation } from '../../src/model/observation.ts';
import type { Sighting } from '../../src/probe/http.ts';
import { viber } from '../judge/sample-services.ts';
import { answer, control, tryAt } from '../judge/sample-tries.ts';

const named = { stateAuthority: 'RU' } as const;
const secure: Observation = { ...control('a'), probe: 'https' };
const sound = [secure];

function seenOf(change: Partial<Observation>): Sighting {
  const { probe, host, at, tookMs, outcome, reused, addedAuthority } = tryAt(viber, 'site', change);
  return { probe, host, at, tookMs, outcome, reused, ...(addedAuthority ? { addedAuthority } : {}) };
}

const unknown = seenOf({ outcome: { kind: 'failed', failure: 'ssl_unknown_authority' } });
const added = seenOf({ ...answer, addedAuthority: true });
const isStates = (...of: Parameters<typeof withStateAuthority>) => withStateAuthority(...of).stateAuthority === true;

describe('a certificate of an authority that the browser does not know', () => {
  it('is attributed to the state whose authority the catalogue names', () => {
    expect(isStates(unknown, named, sound)).toBe(true);
  });

  it('is so even if somebody added that authority to the browser', () => {
    expect(isStates(added, named, sound)).toBe(true);
  });

  it('stays a stranger’s if the catalogue names no such authority', () => {
    expect(isStates(unknown, {}, sound)).toBe(false);
  });

  it('stays a stranger’s if no control shows an ordinary certificate: all may be intercepted', () => {
    expect(isStates(unknown, named, [])).toBe(false);
    expect(isStates(added, named, [{ ...secure, addedAuthority: true }])).toBe(false);
  });
});

describe('another failure of such a service', () => {
  it.each(['ssl_error', 'ssl_certificate_date', 'ssl_invalid_hostname', 'connection_reset'] as const)(
    'is not attributed to it: %s',
    (failure) => {
      expect(isStates(seenOf({ outcome: { kind: 'failed', failure } }), named, sound)).toBe(false);
    },
  );
});
