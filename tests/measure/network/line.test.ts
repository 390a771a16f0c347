import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { extraTries, lineOf } from '../../../src/measure/network/line.ts';
import { control, lost, service } from './line-observations.ts';

const stages = { dnsMs: 20, tcpMs: 41, tlsMs: 44, firstByteMs: 47 };
const resent = { stages: { dnsMs: 10, tcpMs: 1040, tlsMs: 40, firstByteMs: 40 } };

describe('the line', () => {
  it('is as fast as its controls that answered on new connections', () => {
    const line = lineOf(
      checkOf([
        control('a', { tookMs: 100 }),
        control('b', { tookMs: 300 }),
        control('c', { tookMs: 200 }),
        control('d', { tookMs: 1, reused: true }),
        control('e', { tookMs: 9000, ...lost }),
        service('f', { tookMs: 5000 }),
      ]),
    );
    expect(line).toMatchObject({ typicalMs: 200, slowestMs: 300 });
  });

  it('is as slow as most answers if the round itself keeps it busy, but not as slow as one service', () => {
    const alone = control('a', { tookMs: 2000 });
    const crowd = ['b', 'c', 'd'].map((name) => service(name, { tookMs: 7000 }));
    expect(lineOf(checkOf([alone, ...crowd]))).toMatchObject({ typicalMs: 2000, slowestMs: 7000 });
    expect(lineOf(checkOf([alone, control('e'), ...crowd.slice(0, 1)]))).toMatchObject({ slowestMs: 2000 });
  });

  it('is unknown when nothing answered', () => {
    expect(lineOf(checkOf([control('a', lost)]))).toMatchObject({
      typicalMs: undefined,
      slowestMs: undefined,
      lossRate: 0,
    });
  });

  it('takes the time of a TCP handshake as a round trip', () => {
    expect(lineOf(checkOf([control('a', { stages }), control('b', { stages, reused: true })])).roundTripMs).toBe(41);
  });

  it('is lossy if hosts that do answer lost answers or needed retransmissions', () => {
    const line = lineOf(
      checkOf([
        control('a', lost),
        control('a', { stages }),
        control('b', resent),
        control('c', { stages }),
        control('d', lost),
      ]),
    );
    expect(line.lossRate).toBe(0.5);
  });

  it('is lossy if connecting took a second', () => {
    const connecting = (tcpMs: number) => control('b', { stages: { ...stages, tcpMs } });
    const lossRate = (tcpMs: number) => lineOf(checkOf([control('a', { stages }), connecting(tcpMs)])).lossRate;
    expect(lossRate(850)).toBe(0);
    expect(lossRate(1000)).toBe(0.5);
  });

  it('needs one more silent try if it loses more than one answer in twenty, but not one in five', () => {
    expect([0.045, 0.055, 0.18, 0.22].map((lossRate) => extraTries({ lossRate }))).toEqual([0, 1, 1, 0]);
  });

  it('is not lossy because of slow servers or a slow device', () => {
    const busy = { stages: { dnsMs: 45, tcpMs: 180, tlsMs: 1900, firstByteMs: 1200 } };
    expect(lineOf(checkOf([control('a', busy), control('b', busy), control('c', { stages })])).lossRate).toBe(0);
  });

  it('is not lossy because of a service alone, since a censor may be the cause', () => {
    expect(lineOf(checkOf([control('a'), service('b', lost), service('b'), service('c', resent)])).lossRate).toBe(0);
  });

  it('is lossy when a control is silent, and hosts that do answer were silent before', () => {
    const unnamed = { tookMs: 10_200, outcome: { kind: 'failed', failure: 'dns_lookup_error' } } as const;
    expect(
      lineOf(checkOf([control('a', lost), service('b', lost), service('b'), service('c', unnamed), service('c')])),
    ).toMatchObject({ lossRate: 0.5 });
  });

  it('is not slow when only this device is', () => {
    const busy = control('a', { tookMs: 3100, stages });
    expect(lineOf(checkOf([busy, busy]))).toMatchObject({ typicalMs: 3100, typicalNetworkMs: 152 });
  });

  it('is not lossy because of a resolver that is slow for every name', () => {
    const lookedUp = (dnsMs: number) => ({ stages: { ...stages, dnsMs } });
    const slow = [
      control('a', lookedUp(1550)),
      control('b', lookedUp(1560)),
      ...['c', 'd', 'e'].map((name) => service(name, lookedUp(1540))),
    ];
    expect(lineOf(checkOf(slow)).lossRate).toBe(0);
    // A cached name is found at once.
    expect(lineOf(checkOf([...slow, service('a', lookedUp(0))])).lossRate).toBe(0);
    // If names are found quickly, a slow lookup was retransmitted.
    const quick = ['f', 'g', 'h'].map((name) => control(name, lookedUp(20)));
    expect(lineOf(checkOf([...quick, control('a', lookedUp(1550))])).lossRate).toBe(0.25);
  });

  it('is not lossy because of long round trips alone', () => {
    const far = { stages: { dnsMs: 800, tcpMs: 800, tlsMs: 1600, firstByteMs: 800 } };
    expect(lineOf(checkOf([control('a', far), control('b', far)])).lossRate).toBe(0);
  });
});
