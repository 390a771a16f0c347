import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { againstPast, isBelowUsual } from '../../../src/measure/transfers/against-past.ts';
import { comparedKbps } from '../../../src/measure/transfers/compared-speed.ts';
import { mayHaveFallen } from '../../../src/measure/transfers/downloads-beside-past.ts';
import { noPast, type PastSpeeds } from '../../../src/measure/transfers/past-speeds.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { discord, whatsapp } from '../../judge/sample-services.ts';
import { control, tryAt } from '../../judge/sample-tries.ts';
import { moved, ofControl, ofService, pageFrom } from './samples.ts';
import { slowStartMs } from './slow-start-ms.ts';

/** The usual speed of downloads, kbit/s. */
const usually = (ofLine: number, ofServices: Readonly<Record<string, number>>): PastSpeeds => ({
  ...noPast,
  download: { ofServices: new Map(Object.entries(ofServices)), ofLine },
});

const past = usually(6000, { discord: 6000 });

/** The first 40 KiB of a file. */
const sampled = (o: Observation, tookMs: number, kbps: number): Observation => ({
  ...o,
  probe: 'first-download',
  tookMs,
  outcome: { kind: 'answered', status: 206, healthy: true },
  transfer: { direction: 'down', bytes: 40_960, end: 'enough', kbps },
});

describe('a service may have fallen, whatever its first sample shows', () => {
  const onLineOf = (kbps: number, ...more: readonly Observation[]) => {
    const line = sampled(control('a'), (40_960 * 8) / kbps + 80, kbps);
    return checkOf([line, sampled(tryAt(discord, 'media'), 130, 9000), ...more]);
  };
  const { subject } = tryAt(discord, 'media');

  it('if what is usual for it is known, on a line that samples share', () => {
    expect(mayHaveFallen(subject, onLineOf(9000), past)).toBe(true);
    expect(mayHaveFallen(subject, onLineOf(9000), usually(6000, {}))).toBe(false);
    expect(mayHaveFallen(subject, onLineOf(40_000), usually(30_000, { discord: 6000 }))).toBe(false);
  });

  it('unless a closer sample of a control shows that the line has', () => {
    const closer = { ...sampled(control('b'), 2300, 1445), probe: 'download' } as const;
    const whole = { ...closer, transfer: { direction: 'down', bytes: 393_216, end: 'enough', kbps: 1445 } } as const;
    expect(mayHaveFallen(subject, onLineOf(9000, whole), past)).toBe(false);
  });
});

it("a line has not fallen if one closer sample of a control is slow and another service's is as usual", () => {
  const known = usually(6000, { discord: 6000, whatsapp: 6000 });
  const closer = (o: Observation, tookMs: number): Observation => ({
    ...sampled(o, tookMs, 3000),
    probe: 'download',
    transfer: { direction: 'down', bytes: 114_688, end: 'enough' },
  });
  const [slowControl, ofDiscord] = [closer(control('a'), 300), closer(tryAt(discord, 'media'), 600)];
  const isBelow = (...seen: readonly Observation[]) =>
    isBelowUsual('download', ofDiscord, checkOf([...seen, ofDiscord]), known);
  expect(isBelow(slowControl, closer(tryAt(whatsapp, 'media'), 160))).toBe(true);
  expect(isBelow(slowControl, closer(tryAt(whatsapp, 'media'), 300))).toBe(false);
});

it("a closer sample's whole time can be below the usual although most of it came fast, as limits let a burst through", () => {
  const ofDiscord: Observation = {
    ...sampled(tryAt(discord, 'media'), 291, 6769),
    probe: 'download',
    transfer: { direction: 'down', bytes: 114_688, end: 'enough', kbps: 6769 },
  };
  expect(isBelowUsual('download', ofDiscord, checkOf([ofDiscord]), past)).toBe(true);
});

describe('long samples at half the speed, although a busy device showed only four fifths of it as usual', () => {
  const long = (o: Observation, kbps: number): Observation => ({
    // Four round trips before the first byte.
    ...sampled(o, (393_216 * 8) / kbps + 160, kbps),
    probe: 'download',
    reused: false,
    stages: { dnsMs: 0, tcpMs: 40, tlsMs: 40, firstByteMs: 40 },
    transfer: { direction: 'down', bytes: 393_216, end: 'enough', kbps },
  });
  const known = usually(5400, { discord: 4750 });
  const judged = (...speeds: readonly number[]) => {
    const tries = speeds.map((kbps) => long(tryAt(discord, 'media'), kbps));
    const seen = [long(control('a'), 5600), ...tries, long(control('b'), 5500)];
    return againstPast('download', tries, checkOf(seen), known);
  };

  it('have fallen if as many agree as lost packets do not explain', () => {
    expect(judged(1500, 1480, 1520, 1500, 1490)).toEqual({ speed: 'fallen', usualKbps: 4750 });
    expect(judged(1500, 1500)).toEqual({ speed: 'unknown' });
  });

  it('are lossy if they differ, or if lost packets explain each of them', () => {
    expect(judged(1500, 1100, 1520, 1300)).toEqual({ speed: 'lossy' });
    expect(judged(2950, 2900, 3000, 2950)).toEqual({ speed: 'lossy' });
  });

  it('have fallen by two tries alone where no path is so slow that still delivers', () => {
    expect(judged(600, 610)).toEqual({ speed: 'fallen', usualKbps: 4750 });
    expect(judged(600, 750)).toEqual({ speed: 'lossy' });
  });
});

it('a service that is as fast as ever has not fallen, wherever it is, however slow its own server, even if the line is faster today', () => {
  const kbps = fc.double({ min: 500, max: 100_000, noNaN: true });
  const roundTripMs = fc.double({ min: 5, max: 300, noNaN: true });
  /** Two measurements of the same thing differ by a tenth. */
  const noise = fc.array(fc.double({ min: 0.95, max: 1.1, noNaN: true }), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(
      kbps,
      kbps,
      fc.constantFrom(1, 1.3, 2, 4),
      roundTripMs,
      roundTripMs,
      noise,
      (line, own, faster, far, near, times) => {
        let measured = 0;
        const sample = (o: Observation, bytes: number, rate: number, trip: number): Observation => {
          const waitMs = (2 * trip + slowStartMs(bytes, rate, trip)) * (times[measured++] ?? 1);
          return {
            ...o,
            probe: 'download',
            reused: false,
            stages: { dnsMs: 0, tcpMs: trip, tlsMs: trip, firstByteMs: trip },
            tookMs: 2 * trip + waitMs,
            outcome: { kind: 'answered', status: 206, healthy: true },
            transfer: { direction: 'down', bytes, end: 'enough' },
          };
        };
        const [ordinary, long] = [114_688, 393_216];
        const ofService = (bytes: number, rate: number) =>
          sample(tryAt(discord, 'media'), bytes, Math.min(own, rate), far);
        const ofControl = (bytes: number, rate: number) => sample(control('a'), bytes, rate, near);
        const [before, lineBefore] = [ofService(ordinary, line), ofControl(ordinary, line)];
        const usual = comparedKbps(before, checkOf([before, lineBefore])) ?? 0;
        const ofLine = comparedKbps(lineBefore, checkOf([before, lineBefore])) ?? 0;
        const now = line * faster;
        const today = [
          ofControl(ordinary, now),
          ofService(long, now),
          ofControl(long, now),
          ofService(long, now),
          ofControl(long, now),
        ];
        const known = usually(ofLine, { discord: usual });
        const ours = today.filter(({ subject }) => subject.kind === 'service');
        expect(againstPast('download', ours, checkOf(today), known).speed).not.toBe('fallen');
      },
    ),
  );
});

describe('a service whose closer samples are far below the usual', () => {
  const ordinary = (subject: Observation['subject'], kbps: number) =>
    moved(subject, 'download', 114_688, (114_688 * 8) / kbps, kbps);
  const own = ordinary(ofService('discord'), 700);
  const speedBeside = (...ofControls: readonly number[]) => {
    const seen = [own, ...ofControls.map((kbps, index) => ordinary(ofControl(`${index}`), kbps))];
    return againstPast('download', [own, own], checkOf(seen), past).speed;
  };

  it('has fallen if twice as many controls are as usual as are not', () => {
    expect(speedBeside(6000, 6000, 2000)).toBe('fallen');
    expect(speedBeside(6000, 2000)).toBe('unknown');
  });

  it('has not fallen beside controls below three quarters of what is usual', () => {
    expect(speedBeside(4800)).toBe('fallen');
    expect(speedBeside(4200)).toBe('unknown');
  });
});

it('an ordinary closer sample is below the usual at seven tenths of it', () => {
  const isBelow = (kbps: number) => {
    const own = moved(ofService('discord'), 'download', 114_688, (114_688 * 8) / kbps);
    return isBelowUsual('download', own, checkOf([own]), past);
  };
  expect(isBelow(4000)).toBe(true);
  expect(isBelow(4700)).toBe(false);
});

it('a long sample is compared with at most one and a half times the usual speed of ordinary ones', () => {
  const isBelow = (kbps: number) => {
    const own = moved(ofService('discord'), 'download', 393_216, (393_216 * 8) / kbps);
    const line = moved(ofControl('a'), 'download', 393_216, (393_216 * 8) / 20_000);
    const seen = [pageFrom(own, 100), line, own];
    // Each of its requests waits a round trip.
    return isBelowUsual(
      'download',
      { ...own, tookMs: own.tookMs + 200 },
      checkOf(seen),
      usually(20_000, { discord: 4000 }),
    );
  };
  expect(isBelow(3500)).toBe(true);
  expect(isBelow(4500)).toBe(false);
});
