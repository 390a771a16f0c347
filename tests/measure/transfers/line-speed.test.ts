import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import {
  isTooSlowForPhotos,
  lineSpeed,
  speedUpwards,
  wouldShare,
  wouldShareUpwards,
} from '../../../src/measure/transfers/line-speed.ts';
import { narrowBytes } from '../../../src/measure/transfers/sample.ts';
import type { Observation, Subject } from '../../../src/model/observation.ts';
import { moved, ofControl, pageFrom } from './samples.ts';

const control = (vendor: string): Subject => ({ kind: 'control', control: vendor, class: 'foreign', vendor });
const service = (id: 'discord' | 'signal' | 'viber'): Subject => ({
  kind: 'service',
  service: id,
  endpoint: 'media',
  function: 'media',
});

const sample = (subject: Subject, kbps: number, bytes = 49_152): Observation => ({
  subject,
  probe: 'first-download',
  host: `${subject.kind === 'service' ? subject.service : subject.control}.example`,
  at: 0,
  tookMs: 100 + Math.round((bytes * 8) / kbps),
  attempt: 1,
  phase: 'during',
  outcome: { kind: 'answered', status: 206, healthy: true },
  reused: false,
  stages: { dnsMs: 10, tcpMs: 30, tlsMs: 30, firstByteMs: 30 },
  transfer: { direction: 'down', bytes, end: 'enough', kbps },
});

/** The round trip was measured behind a queue, so that distance seems to explain the duration. */
const seemsFar: Observation = {
  ...sample(control('a'), 271, 28_672),
  stages: { dnsMs: 10, tcpMs: 322, tlsMs: 322, firstByteMs: 322 },
};

/** It waited longer than its last part shows. */
const burst: Observation = {
  ...sample(control('a'), 183),
  transfer: { direction: 'down', bytes: 49_152, end: 'enough', kbps: 611 },
};

/** Pages come compressed, so this seems fast. */
const page: Observation = {
  ...sample({ kind: 'service', service: 'discord', endpoint: 'web', function: 'web' }, 700),
  transfer: { direction: 'down', bytes: 49_152, end: 'whole' },
};

const long = (subject: Subject, kbps: number): Observation => ({
  ...sample(subject, kbps, 114_688),
  probe: 'download',
});

it('a line of 256 kbit/s is narrow, even if a round trip was measured behind what filled it', () => {
  const { transfer: _transfer, stages: _stages, ...answer } = sample(control('a'), 136);
  const seen: Observation[] = [
    { ...answer, probe: 'https', tookMs: 406 },
    { ...sample(control('a'), 136, 40_960), tookMs: 1852, reused: true },
  ];
  expect(lineSpeed(checkOf(seen))).toBe('narrow');
  const queued = { dnsMs: 2, tcpMs: 742, tlsMs: 184, firstByteMs: 1133 };
  const upload = { ...answer, probe: 'first-upload', tookMs: 2108, stages: queued } as const;
  expect(lineSpeed(checkOf([...seen, { ...upload, transfer: { direction: 'up', bytes: 28_672, end: 'whole' } }]))).toBe(
    'narrow',
  );
});

describe('a line counts as too slow for photos', () => {
  it.each([
    ['where a control and the only service come slowly', [sample(control('a'), 100), sample(service('discord'), 60)]],
    [
      'where its 128 kbit/s begin with a burst',
      [sample(control('a'), 133), sample(service('discord'), 131), sample(service('signal'), 140)],
    ],
    [
      'where the time was over before enough of either control had come',
      [sample(control('a'), 30, 22_000), sample(control('b'), 30, 22_000)],
    ],
    [
      'where its 256 kbit/s make connecting take an eighth of a sample',
      [
        {
          ...sample(control('a'), 267, 28_672),
          tookMs: 1219,
          stages: { dnsMs: 10, tcpMs: 120, tlsMs: 110, firstByteMs: 120 },
        },
        sample(service('discord'), 265),
      ],
    ],
    [
      'where pages come packed, and the last part of a control came in a burst',
      [
        burst,
        sample(service('discord'), 193),
        sample(service('signal'), 210),
        sample(control('b'), 210),
        ...Array.from({ length: 4 }, () => page),
      ],
    ],
    [
      'where its queue makes a control seem far, and every long sample comes slowly',
      [seemsFar, long(control('b'), 242), long(service('discord'), 240)],
    ],
    [
      'where the plan spares one messenger of three',
      [
        sample(control('a'), 60),
        sample(service('discord'), 6000),
        sample(service('signal'), 60),
        sample(service('viber'), 62),
      ],
    ],
  ])('%s', (_, seen) => expect(isTooSlowForPhotos(checkOf(seen))).toBe(true));
});

describe('a line does not count as too slow for photos', () => {
  it.each([
    ['where nothing but one control was read', [sample(control('a'), 60)]],
    ['where the service comes quickly', [sample(control('a'), 60), sample(service('discord'), 6000)]],
    [
      'where another control comes quickly, and services are slowed',
      [
        sample(control('a'), 60),
        sample(control('b'), 6000),
        sample(service('discord'), 60),
        sample(service('signal'), 60),
      ],
    ],
    [
      'where services are slowed and no control could be read',
      [sample(service('discord'), 30, 22_000), sample(service('signal'), 30, 22_000)],
    ],
    [
      'where a control is far, and one of two long samples comes quickly',
      [seemsFar, long(control('b'), 900), long(service('discord'), 240)],
    ],
    ['where a control is far, and one long sample is all', [seemsFar, long(control('b'), 242)]],
    [
      'where a control is far, and none of the long samples is one of a control',
      [seemsFar, long(service('signal'), 240), long(service('discord'), 240)],
    ],
    ['at a speed at which photos come', [sample(control('a'), 350), sample(service('discord'), 240)]],
  ])('%s', (_, seen) => expect(isTooSlowForPhotos(checkOf(seen))).toBe(false));
});

it.each([
  [900, 'narrow'],
  [1100, 'moderate'],
  [5500, 'moderate'],
  [6500, 'wide'],
])('a line on which a control comes at %d kbit/s is %s', (kbps, speed) => {
  expect(lineSpeed(checkOf([moved(ofControl('a'), 'first-download', 40_960, 327_680 / kbps, kbps)]))).toBe(speed);
});

it('samples would share a line if the last part of one came at less than 15 Mbit/s', () => {
  const near = (kbps: number) => checkOf([moved(ofControl('a'), 'first-download', 40_960, 30, kbps)]);
  expect(wouldShare(near(14_000), { ofServices: new Map() })).toBe(true);
  expect(wouldShare(near(16_000), { ofServices: new Map() })).toBe(false);
});

it('a line crawls upwards if every upload of a control takes at least three seconds', () => {
  const upwards = (tookMs: number) =>
    speedUpwards(checkOf([moved(ofControl('a'), 'first-upload', narrowBytes, tookMs)]));
  expect(upwards(2900)).toBe('narrow');
  expect(upwards(3500)).toBe('crawling');
});

it("a line is not narrow if a control is far, and no farther than half of its page's time", () => {
  const file = moved(ofControl('a'), 'first-download', 40_960, 1400, 234);
  const queued = pageFrom(file, 300);
  expect(lineSpeed(checkOf([{ ...queued, tookMs: 400 }, file]))).toBe('moderate');
  expect(lineSpeed(checkOf([{ ...queued, tookMs: 300 }, file]))).toBe('narrow');
});

it('uploads of several services would share an uplink of less than 3 Mbit/s, beside two round trips of each', () => {
  const wouldShareAt = (kbps: number) => {
    const upload = moved(ofControl('a'), 'first-upload', narrowBytes, (narrowBytes * 8) / kbps + 2 * 40);
    return wouldShareUpwards(checkOf([pageFrom(upload, 40), upload]));
  };
  expect(wouldShareAt(2600)).toBe(true);
  expect(wouldShareAt(3400)).toBe(false);
});
