import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median } from '../../../src/measure/median.ts';
import { deadlineMs, relayDeadlineMs } from '../../../src/measure/network/deadlines.ts';
import { likelyMs } from '../../../src/measure/network/headroom.ts';
import { lineOf } from '../../../src/measure/network/line.ts';
import { probesAtOnce } from '../../../src/measure/network/probes-at-once.ts';
import type { Observation } from '../../../src/model/observation.ts';

const control = (name: string, change: Partial<Observation> = {}): Observation => ({
  subject: { kind: 'control', control: name, class: 'foreign', vendor: name },
  probe: 'https',
  host: `${name}.example`,
  at: 0,
  tookMs: 100,
  attempt: 1,
  phase: 'before',
  outcome: { kind: 'answered', status: 200, healthy: true },
  reused: false,
  ...change,
});
const service = (name: string, change: Partial<Observation> = {}): Observation => ({
  ...control(name, change),
  subject: { kind: 'service', service: name, endpoint: 'web', function: 'web' },
});
const lost = { outcome: { kind: 'failed', failure: 'generic_timeout_error' } } as const;
const stages = { dnsMs: 20, tcpMs: 41, tlsMs: 44, firstByteMs: 47 };
const resent = { stages: { dnsMs: 10, tcpMs: 1040, tlsMs: 40, firstByteMs: 40 } };

describe('the line', () => {
  it('is as fast as its controls that answered on new connections', () => {
    const line = lineOf([
      control('a', { tookMs: 100 }),
      control('b', { tookMs: 300 }),
      control('c', { tookMs: 200 }),
      control('d', { tookMs: 1, reused: true }),
      control('e', { tookMs: 9000, ...lost }),
      service('f', { tookMs: 5000 }),
    ]);
    expect(line).toMatchObject({ typicalMs: 200, slowestMs: 300 });
  });

  it('is as slow as most answers when the round itself keeps it busy, and not as one slow service', () => {
    const alone = control('a', { tookMs: 2000 });
    const crowd = ['b', 'c', 'd'].map((name) => service(name, { tookMs: 7000 }));
    expect(lineOf([alone, ...crowd])).toMatchObject({ typicalMs: 2000, slowestMs: 7000 });
    expect(lineOf([alone, control('e'), ...crowd.slice(0, 1)])).toMatchObject({ slowestMs: 2000 });
  });

  it('is unknown when nothing answered', () => {
    expect(lineOf([control('a', lost)])).toMatchObject({
      typicalMs: undefined,
      slowestMs: undefined,
      troubledShare: 0,
    });
  });

  it('takes the time of a TCP handshake as a round trip', () => {
    expect(lineOf([control('a', { stages }), control('b', { stages, reused: true })]).roundTripMs).toBe(41);
  });

  it('is troubled by lost answers and retransmissions at hosts that do answer', () => {
    const line = lineOf([
      control('a', lost),
      control('a', { stages }),
      control('b', resent),
      control('c', { stages }),
      control('d', lost),
    ]);
    expect(line.troubledShare).toBe(0.5);
  });

  it('is not troubled by slow servers or a slow device', () => {
    const busy = { stages: { dnsMs: 45, tcpMs: 180, tlsMs: 1900, firstByteMs: 1200 } };
    expect(lineOf([control('a', busy), control('b', busy), control('c', { stages })]).troubledShare).toBe(0);
  });

  it('is not troubled by a service alone, since a censor may be the cause', () => {
    expect(lineOf([control('a'), service('b', lost), service('b'), service('c', resent)]).troubledShare).toBe(0);
  });

  it('is troubled when a control is silent, and hosts that do answer were silent before', () => {
    const unnamed = { tookMs: 10_200, outcome: { kind: 'failed', failure: 'dns_lookup_error' } } as const;
    expect(
      lineOf([control('a', lost), service('b', lost), service('b'), service('c', unnamed), service('c')]),
    ).toMatchObject({ troubledShare: 0.5 });
  });

  it('is not slow when only this device is', () => {
    const busy = control('a', { tookMs: 3100, stages });
    expect(lineOf([busy, busy])).toMatchObject({ typicalMs: 3100, typicalNetworkMs: 152 });
  });

  it('is not troubled by a resolver that takes long over every name', () => {
    const lookedUp = (dnsMs: number) => ({ stages: { ...stages, dnsMs } });
    const slow = [
      control('a', lookedUp(1550)),
      control('b', lookedUp(1560)),
      ...['c', 'd', 'e'].map((name) => service(name, lookedUp(1540))),
    ];
    expect(lineOf(slow).troubledShare).toBe(0);
    // A name that is known by now is found at once.
    expect(lineOf([...slow, service('a', lookedUp(0))]).troubledShare).toBe(0);
    // Where names come quickly, a slow one was asked for again.
    const quick = ['f', 'g', 'h'].map((name) => control(name, lookedUp(20)));
    expect(lineOf([...quick, control('a', lookedUp(1550))]).troubledShare).toBe(0.25);
  });

  it('is not troubled by long round trips alone', () => {
    const far = { stages: { dnsMs: 800, tcpMs: 800, tlsMs: 1600, firstByteMs: 800 } };
    expect(lineOf([control('a', far), control('b', far)]).troubledShare).toBe(0);
  });
});

describe('the deadline of a call relay', () => {
  it('allows two tries within a few seconds, and more time on slow lines', () => {
    const wait = (tookMs: number) => relayDeadlineMs(lineOf([control('a', { tookMs })]));
    expect(relayDeadlineMs(lineOf([]))).toBe(2300);
    expect(wait(300)).toBe(2300);
    expect(wait(2000)).toBe(4000);
    expect(wait(9000)).toBe(5000);
  });
});

describe('the deadline of a probe', () => {
  it('is the given default until a control has answered', () => {
    expect(deadlineMs(lineOf([]), 4500)).toBe(4500);
  });

  it('grows with the slowest control, within limits', () => {
    const wait = (tookMs: number) => deadlineMs(lineOf([control('a', { tookMs })]), 4500);
    expect(wait(40)).toBe(2500);
    expect(wait(2000)).toBe(6500);
    expect(wait(60_000)).toBe(15_000);
  });
});

describe('an answer', () => {
  it('is likely for a second on a fast line, and for ever on other lines or before the first answer', () => {
    const wait = (tookMs: number) => likelyMs(lineOf([control('a', { tookMs })]));
    expect(wait(300)).toBe(1000);
    expect(wait(900)).toBe(Number.POSITIVE_INFINITY);
    expect(likelyMs(lineOf([]))).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('how many probes go at once', () => {
  const page = (tookMs: number, tcpMs: number) =>
    control('a', { tookMs, stages: { dnsMs: tcpMs, tcpMs, tlsMs: tookMs - 3 * tcpMs, firstByteMs: tcpMs } });

  it('is six, or four when even the fastest page of a control took many round trips', () => {
    expect(probesAtOnce([])).toBe(6);
    expect(probesAtOnce([page(300, 40)])).toBe(6);
    expect(probesAtOnce([page(1500, 90), page(1600, 90)])).toBe(4);
  });

  it('is more once two failed and none answered, since there are no answers to delay', () => {
    const silent = [control('one', lost), control('two', lost)];
    expect(probesAtOnce(silent)).toBe(16);
    expect(probesAtOnce(silent.slice(1))).toBe(6);
    expect(probesAtOnce([...silent, page(1500, 90)])).toBe(4);
  });

  it('is more once six hosts in a row were silent, except on a narrow line', () => {
    const silent = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => service(name, lost));
    expect(probesAtOnce([page(300, 40), ...silent])).toBe(16);
    expect(probesAtOnce([page(300, 40), ...silent.slice(1)])).toBe(6);
    expect(probesAtOnce([page(300, 40), ...silent, service('g')])).toBe(6);
    expect(probesAtOnce([page(1500, 90), ...silent])).toBe(4);
  });

  it('is six when only one control is late', () => {
    expect(probesAtOnce([page(300, 40), page(5000, 40)])).toBe(6);
  });

  it('is four when every handshake of a control was held up for long', () => {
    const held = (byMs: number) =>
      control('a', { stages: { dnsMs: 120, tcpMs: 100, tlsMs: 100 + byMs, firstByteMs: 110 } });
    expect(probesAtOnce([held(530), held(760)])).toBe(4);
    expect(probesAtOnce([held(30), held(760)])).toBe(6);
  });

  it('grows with the length of a line, where that alone explains the time that pages take', () => {
    expect(probesAtOnce([page(1250, 300), page(1500, 300)])).toBe(12);
    expect(probesAtOnce([page(2600, 600), page(3300, 600)])).toBe(24);
    const late = control('a', { stages: { dnsMs: 600, tcpMs: 600, tlsMs: 620, firstByteMs: 1500 } });
    expect(probesAtOnce([late, late])).toBe(6);
  });
});

describe('the median', () => {
  it('is the middle value, or the lower middle one of an even number', () => {
    expect(median([])).toBeUndefined();
    expect(median([3, 1, 2])).toBe(2);
    expect(median([10, 9, 1, 2])).toBe(2);
  });

  it('is one of the values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => void expect(values).toContain(median(values))),
    );
  });
});
