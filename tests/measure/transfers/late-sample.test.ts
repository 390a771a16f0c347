import { describe, expect, it } from 'vitest';
import { firstLook } from '../../../src/measure/transfers/first-look.ts';
import type { Observation, Subject } from '../../../src/model/observation.ts';

/** 48 KiB that came all at once, as Firefox often delivers them on a busy device. */
const downloadIn = (tookMs: number, subject: Subject): Observation => ({
  subject,
  probe: 'first-download',
  host: `${subject.kind === 'service' ? subject.service : subject.control}.example`,
  at: 0,
  tookMs,
  attempt: 1,
  phase: 'during',
  outcome: { kind: 'answered', status: 206, healthy: true },
  reused: true,
  transfer: { direction: 'down', bytes: 49_152, end: 'enough' },
});
const mediaOf = (service: string): Subject => ({ kind: 'service', service, endpoint: 'media', function: 'media' });
const control = (id: string): Subject => ({ kind: 'control', control: id, class: 'foreign', vendor: id });

const telegram = mediaOf('telegram');
const others = (...tookMs: readonly number[]) => tookMs.map((ms, index) => downloadIn(ms, mediaOf(`other${index}`)));
const look = (tookMs: number, beside: readonly Observation[], more: Partial<Observation> = {}) =>
  firstLook(telegram, 'download', [...beside, { ...downloadIn(tookMs, telegram), ...more }]);

describe('the first look at a download on a busy device', () => {
  // What a busy Firefox showed of a messenger slowed to 400 kbit/s.
  const busy = [
    ...others(353, 513, 519, 435, 584),
    downloadIn(434, control('erlangen')),
    downloadIn(968, control('google')),
  ];

  it('is late where most others took less than a third of its time', () => {
    expect(look(1734, busy)).toBe('late');
  });

  it('is fine where most others took about as long', () => {
    expect(look(1200, busy)).toBe('fine');
  });

  it('is fine where it is fast enough for photos, however fast the others are', () => {
    expect(look(390, others(20, 30, 40, 50))).toBe('fine');
  });

  it('is fine beside too few others for a majority', () => {
    expect(look(1734, others(353, 513))).toBe('fine');
  });

  it('is late where its last bytes came in a burst, which seems fast', () => {
    const transfer = { direction: 'down', bytes: 49_152, end: 'enough', kbps: 6178 } as const;
    expect(look(1734, busy, { transfer })).toBe('late');
  });

  it('is fine on a line that uploads fill, since they delay what acknowledges downloads', () => {
    const upload: Observation = {
      ...downloadIn(9000, control('erlangen')),
      probe: 'first-upload',
      transfer: { direction: 'up', bytes: 32_768, end: 'whole' },
    };
    expect(look(1734, [...busy, upload])).toBe('fine');
  });
});
