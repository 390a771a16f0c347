import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { comparable } from '../../../src/measure/transfers/comparable.ts';
import type { Failure } from '../../../src/model/failures.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { moved, ofControl, ofService, pageFrom } from './samples.ts';

const left = (...seen: readonly Observation[]) => comparable(checkOf(seen)).seen;

const over = (protocol: string, o: Observation): Observation => ({ ...o, protocol });
const slow = moved(ofService('discord'), 'download', 114_688, 7000, 128);
const quick = moved(ofService('discord'), 'download', 114_688, 200, 8000);
const ofSite = moved(ofControl('debian'), 'download', 114_688, 200, 8000);

const { transfer: _none, ...made } = slow;
const failed = (failure: Failure): Observation => ({
  ...made,
  probe: 'upload',
  outcome: { kind: 'failed', failure },
});
const silent = failed('generic_timeout_error');
const page = pageFrom(slow, 40);
const offer: Observation = { ...page, protocol: 'h2', offersHttp3: true };
const quic = (o: Observation, outcome: Observation['outcome']): Observation => ({ ...o, probe: 'quic', outcome });
const passing = quic(pageFrom(ofSite, 40), { kind: 'connected' });
const silence = quic(page, { kind: 'failed', failure: 'generic_timeout_error' });

describe('the comparable part of transfers', () => {
  it('is all of them if everything came over TCP', () => {
    const seen = [over('h2', slow), over('h2', ofSite), silent];
    expect(left(...seen)).toEqual(seen);
  });

  it('is what was slow over QUIC if a comparison site was quick over it', () => {
    const seen = [over('h3', slow), over('h3', ofSite), over('h2', ofSite)];
    expect(left(...seen)).toEqual(seen);
  });

  it.each<[string, readonly Observation[]]>([
    ['with none', []],
    ['with one for a short sample alone', [{ ...ofSite, probe: 'first-download' }]],
    ['with one and slow with another', [ofSite, { ...moved(ofControl('gnu'), 'download', 114_688, 3000, 325) }]],
    ['with one and slow with another service', [ofSite, { ...slow, subject: ofService('viber') }]],
  ])('leaves out what was slow over QUIC if that was quick %s', (_, others) => {
    const seen = [slow, ...others].map((o) => over('h3', o));
    expect(left(...seen, over('h2', ofSite))).toEqual([over('h2', ofSite)]);
  });

  it('includes what came quickly over QUIC: the service works', () => {
    expect(left(over('h3', quick))).toEqual([over('h3', quick)]);
  });

  it('counts as quick what ends within six tenths of a second, at any speed', () => {
    const short = moved(ofService('discord'), 'download', 4096, 550, 60);
    expect(left(over('h3', short))).toEqual([over('h3', short)]);
    expect(left(over('h3', { ...short, tookMs: 650 }))).toEqual([]);
  });

  it('is not what came over QUIC if something of it came over TCP', () => {
    expect(left(over('h2', slow), over('h3', quick))).toEqual([over('h2', slow)]);
  });

  it('treats a page over QUIC like any other', () => {
    expect(left(over('h3', page))).toEqual([over('h3', page)]);
  });
});

describe('a transfer that failed', () => {
  it('may have gone over QUIC if its host offers that, and the browser names no transport', () => {
    expect(left(offer, passing, silent)).toEqual([offer, passing]);
  });

  it('went over TCP if it was reset', () => {
    const reset = failed('connection_reset');
    expect(left(offer, reset)).toEqual([offer, reset]);
  });

  it('went over TCP if QUIC does not pass to the service', () => {
    const seen = [offer, passing, silence, silence, silent];
    expect(left(...seen)).toEqual(seen);
  });
});
