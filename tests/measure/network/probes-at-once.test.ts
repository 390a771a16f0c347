import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { probesAtOnce } from '../../../src/measure/network/probes-at-once.ts';
import { control, lost, service } from './line-observations.ts';

describe('the number of simultaneous probes', () => {
  const page = (tookMs: number, tcpMs: number) =>
    control('a', { tookMs, stages: { dnsMs: tcpMs, tcpMs, tlsMs: tookMs - 3 * tcpMs, firstByteMs: tcpMs } });

  it('is six, or four if even the fastest page of a control took many round trips', () => {
    expect(probesAtOnce(checkOf([]))).toBe(6);
    expect(probesAtOnce(checkOf([page(300, 40)]))).toBe(6);
    expect(probesAtOnce(checkOf([page(1500, 90), page(1600, 90)]))).toBe(4);
  });

  it('is higher once two failed and none answered, since there are no answers to delay', () => {
    const silent = [control('one', lost), control('two', lost)];
    expect(probesAtOnce(checkOf(silent))).toBe(16);
    expect(probesAtOnce(checkOf(silent.slice(1)))).toBe(6);
    expect(probesAtOnce(checkOf([...silent, page(1500, 90)]))).toBe(4);
  });

  it('is higher once six hosts in a row were silent, except on a narrow line', () => {
    const silent = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => service(name, lost));
    expect(probesAtOnce(checkOf([page(300, 40), ...silent]))).toBe(16);
    expect(probesAtOnce(checkOf([page(300, 40), ...silent.slice(1)]))).toBe(6);
    expect(probesAtOnce(checkOf([page(300, 40), ...silent, service('g')]))).toBe(6);
    expect(probesAtOnce(checkOf([page(1500, 90), ...silent]))).toBe(4);
  });

  it('is six if only one control is late', () => {
    expect(probesAtOnce(checkOf([page(300, 40), page(5000, 40)]))).toBe(6);
  });

  it('is four if every handshake of a control was held up for long', () => {
    const held = (byMs: number) =>
      control('a', { stages: { dnsMs: 120, tcpMs: 100, tlsMs: 100 + byMs, firstByteMs: 110 } });
    expect(probesAtOnce(checkOf([held(530), held(760)]))).toBe(4);
    expect(probesAtOnce(checkOf([held(30), held(760)]))).toBe(6);
  });

  it('grows with the length of a line, if that alone explains the time that pages take', () => {
    expect(probesAtOnce(checkOf([page(1250, 300), page(1500, 300)]))).toBe(12);
    expect(probesAtOnce(checkOf([page(2600, 600), page(3300, 600)]))).toBe(24);
    expect(probesAtOnce(checkOf([page(3300, 800)]))).toBe(24);
    const late = control('a', { stages: { dnsMs: 600, tcpMs: 600, tlsMs: 620, firstByteMs: 1500 } });
    expect(probesAtOnce(checkOf([late, late]))).toBe(6);
  });
});
