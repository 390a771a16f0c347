import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { firstSample } from '../../../src/measure/transfers/first-sample.ts';
import type { Observation, Subject } from '../../../src/model/observation.ts';
import { moved, ofControl, ofService } from './samples.ts';

/** 48 KiB that came all at once, as Firefox often delivers them on a busy device. */
const downloadIn = (tookMs: number, subject: Subject) => moved(subject, 'first-download', 49_152, tookMs);
const ended = (kbps: number) => ({ direction: 'down', bytes: 49_152, end: 'enough', kbps }) as const;
const telegram = ofService('telegram');
const others = (...tookMs: readonly number[]) => tookMs.map((ms, index) => downloadIn(ms, ofService(`other${index}`)));
const look = (tookMs: number, beside: readonly Observation[], more: Partial<Observation> = {}) =>
  firstSample(telegram, 'download', checkOf([...beside, { ...downloadIn(tookMs, telegram), ...more }]));

describe('the first sample of a download on a busy device', () => {
  // A busy Firefox showed this beside a messenger slowed to 400 kbit/s.
  const busy = [
    ...others(353, 513, 519, 435, 584),
    downloadIn(434, ofControl('erlangen')),
    downloadIn(968, ofControl('google')),
  ];

  it('is late if another one came three times as fast', () => {
    expect(look(1734, busy)).toBe('late');
  });

  it('is fine if none did', () => {
    expect(look(1000, busy)).toBe('fine');
  });

  it('is late if another one came a little more than three times as fast', () => {
    expect(look(1200, others(360))).toBe('late');
    expect(look(1200, others(420))).toBe('fine');
  });

  it('is late if most of it came much faster than the whole, which shows no speed', () => {
    const wholeKbps = (49_152 * 8) / 1500;
    expect(look(1500, others(300), { transfer: ended(1.7 * wholeKbps) })).toBe('late');
    expect(look(1500, others(300), { transfer: ended(1.3 * wholeKbps) })).toBe('fine');
  });

  it('is fine if it is fast enough for photos, however fast the others are', () => {
    expect(look(700, others(20, 30, 40, 50))).toBe('fine');
  });

  it.each([
    [6178, busy],
    [498, [...others(353), { ...downloadIn(400, ofControl('erlangen')), transfer: ended(1368) }]],
  ])('is late if its last bytes came in a burst, which seems fast: %d kbit/s', (kbps, beside) => {
    expect(look(1734, beside, { transfer: ended(kbps) })).toBe('late');
  });

  it('is fine if it shows a speed that can be compared with controls', () => {
    const transfer = { direction: 'down', bytes: 49_152, end: 'enough', kbps: 240 } as const;
    const slow = { ...downloadIn(1600, ofControl('kernel')), transfer };
    expect(look(1734, [...busy, slow], { transfer })).toBe('fine');
  });

  it('is slow beside a control whose last bytes came late', () => {
    const late = { ...downloadIn(577, ofControl('kernel')), transfer: ended(294) };
    expect(look(3100, [late], { transfer: ended(129) })).toBe('slow');
  });

  it('is fine on a line that uploads fill, since they delay the acknowledgements of downloads', () => {
    const upload: Observation = {
      ...downloadIn(9000, ofControl('erlangen')),
      probe: 'first-upload',
      transfer: { direction: 'up', bytes: 32_768, end: 'whole' },
    };
    expect(look(1734, [...busy, upload])).toBe('fine');
  });
});

describe('the first sample of an upload', () => {
  const upload = (tookMs: number, subject: Subject, tcpMs = 40): Observation => ({
    ...downloadIn(tookMs, subject),
    probe: 'first-upload',
    reused: false,
    stages: { dnsMs: 0, tcpMs, tlsMs: tcpMs, firstByteMs: 0 },
    transfer: { direction: 'up', bytes: 32_768, end: 'whole' },
  });
  // Firefox showed this beside a messenger that lost 60 % of uploads after 16 kB.
  const beside = [
    ...[155, 207, 257, 257, 256, 202].map((ms, index) => upload(ms, ofService(`other${index}`))),
    upload(305, ofControl('google')),
    upload(168, ofControl('kernel')),
  ];
  const uploadLook = (tookMs: number, tcpMs?: number) =>
    firstSample(telegram, 'upload', checkOf([...beside, upload(tookMs, telegram, tcpMs)]));

  it('is late if another one came three times as fast', () => {
    expect(uploadLook(711)).toBe('late');
  });

  it('is fine if the distance explains its duration', () => {
    expect(uploadLook(711, 100)).toBe('fine');
  });

  it('is fine if it is fast enough for photos', () => {
    expect(uploadLook(500)).toBe('fine');
  });
});
