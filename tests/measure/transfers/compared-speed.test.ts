import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { comparedKbps, fasterKbps, rateOfLineKbps } from '../../../src/measure/transfers/compared-speed.ts';
import { slowKbps } from '../../../src/measure/transfers/slower-than-controls.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { discord } from '../../judge/sample-services.ts';
import { control, tryAt } from '../../judge/sample-tries.ts';
import { moved, ofControl, ofService, pageFrom } from './samples.ts';

const answer = (probe: Observation['probe'], tookMs: number): Observation =>
  tryAt(discord, 'media', { probe, tookMs, outcome: { kind: 'answered', status: 206, healthy: true }, reused: true });

/** All of it was read at once, at the end. */
const file = (tookMs: number): Observation => ({
  ...answer('download', tookMs),
  transfer: { direction: 'down', bytes: 28_672, end: 'whole' },
});

it('a file that came at once, after the time that its server takes for any answer, is not slow', () => {
  const seen = [answer('object-head', 4117), file(4066)];
  expect(comparedKbps(file(4066), checkOf(seen))).toBeGreaterThan(10_000);
});

describe('a file whose halves each came after the time that its server takes for any answer', () => {
  const halves = {
    ...file(8231),
    transfer: { direction: 'down', bytes: 44_984, end: 'enough', kbps: 32 },
  } as const;

  it('is not slow', () => {
    expect(comparedKbps(halves, checkOf([answer('object-head', 4046), halves]))).toBeGreaterThan(2000);
  });

  it('is not slow if the first packet of the small answer was lost', () => {
    const resent = { reused: false, stages: { dnsMs: 0, tcpMs: 1040, tlsMs: 45, firstByteMs: 4000 } } as const;
    expect(fasterKbps(halves, checkOf([{ ...answer('object-head', 5125), ...resent }, halves]))).toBeGreaterThan(
      slowKbps,
    );
  });
});

it('a late file is as slow as measured if small answers are quick', () => {
  const seen = [answer('object-head', 80), file(4066)];
  expect(fasterKbps(file(4066), checkOf(seen))).toBeLessThan(60);
});

it("a file that came evenly is as slow as measured if its host's small answer waited behind a download", () => {
  const evenly = {
    ...answer('download', 3987),
    transfer: { direction: 'down', bytes: 92_750, end: 'whole', kbps: 197 },
  } as const;
  const page = { ...answer('https', 90), host: 'discord.example' };
  const seen = [page, answer('object-head', 1900), evenly];
  expect(fasterKbps(evenly, checkOf(seen))).toBeLessThan(200);
});

it('a file that came slowly is as slow as measured if connecting to its service took as long as any small answer', () => {
  const behindQueue = { reused: false, stages: { dnsMs: 0, tcpMs: 1100, tlsMs: 1400, firstByteMs: 1000 } } as const;
  const slowly = {
    ...answer('download', 8537),
    reused: false,
    stages: { dnsMs: 0, tcpMs: 2454, tlsMs: 321, firstByteMs: 1353 },
    transfer: { direction: 'down', bytes: 81_792, end: 'enough', kbps: 117 },
  } as const;
  const near = { dnsMs: 0, tcpMs: 40, tlsMs: 40, firstByteMs: 40 };
  const sites = ['a', 'b', 'c'].map((id) => ({ ...control(id), stages: near }));
  const seen = [...sites, { ...answer('object-head', 3600), ...behindQueue }, slowly];
  expect(fasterKbps(slowly, checkOf(seen))).toBeLessThan(150);
});

it('a sample that a busy device may have read in no time counts as no faster than 20 Mbit/s', () => {
  const quick = moved(ofService('a'), 'download', 114_688, 20);
  expect(comparedKbps(quick, checkOf([quick]))).toBe(20_000);
});

it('a line is at most half as fast again as a long sample shows, however much slow start took of it', () => {
  const long = moved(ofControl('a'), 'download', 393_216, 1000);
  const check = checkOf([pageFrom(long, 150), long]);
  expect(rateOfLineKbps(long, check)).toBe(1.5 * (comparedKbps(long, check) ?? 0));
});

it('a sample that mostly came fast is that fast, if no more than three seconds went to losses', () => {
  const late = moved(ofService('a'), 'download', 114_688, 4000, 8000);
  expect(fasterKbps(late, checkOf([late]))).toBe((114_688 * 8) / 1000);
});
