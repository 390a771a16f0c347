import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import {
  againstPast,
  fastestKbps,
  isBelowUsual,
  kbpsToKeep,
  sampleBesidePast,
} from '../../../src/measure/transfers/against-past.ts';
import { noPast } from '../../../src/measure/transfers/past-speeds.ts';
import { narrowBytes } from '../../../src/measure/transfers/sample.ts';
import { uploadBytes } from '../../../src/measure/transfers/transfer.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { discord } from '../../judge/sample-services.ts';
import { control, tryAt } from '../../judge/sample-tries.ts';
import { moved, ofControl as ofSite } from './samples.ts';
import { slowStartMs } from './slow-start-ms.ts';

interface Path {
  /** The narrowest part of the path, kbit/s. */
  readonly kbps: number;
  readonly roundTripMs: number;
}

/** A host that answers small requests after one round trip, once everything sent to it has arrived. */
function uploads(o: Observation, { kbps, roundTripMs }: Path, lateMs = 0) {
  const stages = { dnsMs: 0, tcpMs: roundTripMs, tlsMs: roundTripMs, firstByteMs: roundTripMs };
  const sent = (probe: Observation['probe'], bytes: number, ms: number): Observation => ({
    ...o,
    probe,
    stages,
    tookMs: stages.tcpMs + stages.tlsMs + ms,
    outcome: { kind: 'answered', status: 200, healthy: true },
    transfer: { direction: 'up', bytes, end: 'whole' },
  });
  const large = (probe: Observation['probe'], bytes: number) =>
    sent(probe, bytes, roundTripMs + slowStartMs(bytes, kbps, roundTripMs) + lateMs);
  return {
    small: sent('small-upload', 256, roundTripMs),
    first: large('first-upload', narrowBytes),
    closer: large('upload', uploadBytes),
  };
}

const service = tryAt(discord, 'media');
const subject = { ...service.subject, function: 'upload' } as const;
const ofService = (path: Path, lateMs?: number) => uploads({ ...service, subject } as Observation, path, lateMs);
const ofControl = (path: Path, lateMs?: number) => uploads(control('a'), path, lateMs);

/** What a check on these paths stores for later ones. */
function usualOf(own: Path, line: Path) {
  const [theirs, ours] = [ofService(own), ofControl(line)];
  const seen = [...Object.values(theirs), ...Object.values(ours)];
  const kept = kbpsToKeep('upload', Object.values(theirs), checkOf(seen)) ?? 0;
  const ofLine = kbpsToKeep('upload', Object.values(ours), checkOf(seen)) ?? 0;
  return { ...noPast, upload: { ofServices: new Map([['discord', kept]]), ofLine } };
}

/** The result of two closer uploads, each between two of a control. */
function told(own: Path, line: Path, past: ReturnType<typeof usualOf>, lateMs?: number) {
  const [theirs, ours] = [ofService(own, lateMs), ofControl(line)];
  const seen = [theirs.small, ours.first, theirs.first, ours.closer, theirs.closer, ours.closer, theirs.closer];
  return {
    first: sampleBesidePast(subject as Observation['subject'], 'upload', checkOf(seen), past),
    closer: againstPast('upload', [theirs.closer, theirs.closer], checkOf(seen), past),
    kbps: fastestKbps('upload', [theirs.closer], checkOf(seen)),
  };
}

const line: Path = { kbps: 2000, roundTripMs: 40 };

it.each([500, 300, 160])('uploads of one service over an uplink of 2 Mbit/s have fallen at %i kbit/s', (kbps) => {
  const { first, closer } = told({ ...line, kbps }, line, usualOf(line, line));
  // An upload that is slower than the controls' needs no past.
  expect(first).toBe(kbps === 500 ? 'fallen' : 'slow');
  expect(closer).toEqual({ speed: 'fallen', usualKbps: expect.any(Number) });
});

it("uploads of a service have not fallen if the controls' have", () => {
  const slower = { ...line, kbps: 500 };
  expect(told(slower, slower, usualOf(line, line)).closer.speed).not.toBe('fallen');
});

it('uploads have not fallen if a busy device or lost packets explain their lateness', () => {
  const path = fc.record({
    kbps: fc.double({ min: 200, max: 100_000, noNaN: true }),
    roundTripMs: fc.double({ min: 5, max: 400, noNaN: true }),
  });
  fc.assert(
    fc.property(
      path,
      path,
      fc.constantFrom(1, 0.7, 0.4, 0.2, 2),
      fc.nat(150),
      fc.nat(2),
      (own, near, times, ms, lost) => {
        const slowest = Math.min(own.kbps, near.kbps);
        const past = usualOf({ ...own, kbps: slowest }, near);
        const today = near.kbps * times;
        const lateMs = ms + lost * own.roundTripMs;
        const now = { ...own, kbps: Math.min(own.kbps, today) };
        expect(told(now, { ...near, kbps: today }, past, lateMs).closer.speed).not.toBe('fallen');
      },
    ),
  );
});

it('uploads that differ by more than a busy device explains are as late as lost packets make them', () => {
  const [first, closer] = [ofControl(line).first, ofControl(line).closer];
  const speedOf = (lateMs: number) => {
    const path = { ...line, kbps: 300 };
    const tries = [ofService(path).closer, ofService(path, lateMs).closer];
    const check = checkOf([ofService(path).small, first, closer, ...tries, closer]);
    return againstPast('upload', tries, check, usualOf(line, line)).speed;
  };
  expect(speedOf(200)).toBe('fallen');
  expect(speedOf(400)).toBe('lossy');
});

it('a first upload has fallen if it is too late even for a busy device, by 150 ms', () => {
  const past = { ...noPast, upload: { ofServices: new Map([['discord', 1000]]), ofLine: 1000 } };
  // At seven tenths of the usual speed.
  const doubtfulMs = (narrowBytes * 8) / (0.7 * 1000);
  const look = (lateMs: number) => {
    const own = moved(subject as Observation['subject'], 'first-upload', narrowBytes, doubtfulMs + lateMs);
    return sampleBesidePast(own.subject, 'upload', checkOf([own]), past);
  };
  expect(look(130)).toBe('fine');
  expect(look(170)).toBe('fallen');
});

/**
 * Whether a closer upload at this share of the usual 1 Mbit/s is below it, beside a control at that share of its own.
 */
function isBelow(share: number, ofLine = 1) {
  const past = { ...noPast, upload: { ofServices: new Map([['discord', 1000]]), ofLine: 1000 } };
  const msAt = (bytes: number, kbps: number) => (bytes * 8) / kbps;
  const ofControl = moved(ofSite('b'), 'first-upload', narrowBytes, msAt(narrowBytes, 1000 * ofLine));
  // A busy device is late by 150 ms.
  const own = moved(subject as Observation['subject'], 'upload', uploadBytes, msAt(uploadBytes, 1000 * share) + 150);
  return isBelowUsual('upload', own, checkOf([ofControl, own]), past);
}

it('a closer upload has fallen at 60 % of the usual speed', () => {
  expect([0.65, 0.55].map((share) => isBelow(share))).toEqual([false, true]);
});

it("an upload has not fallen if the controls' are at 65 % of their usual speed, or less", () => {
  expect([0.7, 0.6].map((ofLine) => isBelow(0.2, ofLine))).toEqual([true, false]);
});
