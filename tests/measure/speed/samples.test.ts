import { expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { speedSamples } from '../../../src/measure/speed/samples.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { discord } from '../../judge/sample-services.ts';
import { tryAt } from '../../judge/sample-tries.ts';

const stages = { dnsMs: 10, tcpMs: 40, tlsMs: 50, firstByteMs: 100 };

const whole = { direction: 'down', bytes: 100_000, end: 'enough' } as const;

const download = (change: Partial<Observation> = {}): Observation =>
  tryAt(discord, 'media', {
    probe: 'download',
    at: 1000,
    tookMs: 700,
    outcome: { kind: 'answered', status: 206, healthy: true },
    stages,
    transfer: whole,
    ...change,
  });

it('a sample lasts from its first byte to its last, and knows the quickest connection to its host', () => {
  const quicker = tryAt(discord, 'media', { stages: { ...stages, tcpMs: 30 } });
  expect(speedSamples(checkOf([download(), quicker]))).toMatchObject([
    { bytes: 100_000, ms: 500, roundTripMs: 30, besideBytes: [0, 0], isUpload: false },
  ]);
});

it('a connection over QUIC shows no distance, since it may take no time', () => {
  const atOnce = tryAt(discord, 'media', { stages: { ...stages, tcpMs: 0.2 }, protocol: 'h3' });
  expect(speedSamples(checkOf([download(), atOnce]))).toMatchObject([{ roundTripMs: 40 }]);
});

it('no host is farther than its quickest answer, though connecting waited behind something else', () => {
  const queued = download({ stages: { dnsMs: 0, tcpMs: 543, tlsMs: 216, firstByteMs: 55 } });
  expect(speedSamples(checkOf([queued]))).toMatchObject([{ roundTripMs: 55 }]);
});

it('an upload lasts until its answer', () => {
  const upload = download({ probe: 'upload', transfer: { direction: 'up', bytes: 50_000, end: 'whole' } });
  expect(speedSamples(checkOf([upload]))).toMatchObject([{ bytes: 50_000, ms: 600, isUpload: true }]);
});

it('a sample knows what came beside it', () => {
  const later = download({ at: 1250, host: 'other.example' });
  const [first] = speedSamples(checkOf([download(), later]));
  // The half that came meanwhile, give or take a record.
  expect(first?.besideBytes).toEqual([50_000 - 16_384, 50_000 + 16_384]);
});

it('what stopped is a sample that was not finished, up to the record that did not come', () => {
  const stalled = download({ tookMs: 2700, transfer: { direction: 'down', bytes: 16_294, end: 'stalled' } });
  expect(speedSamples(checkOf([stalled]))).toMatchObject([
    { bytes: 16_294 + 16_384, ms: 2500, isUnfinished: true, stoppedAfterBytes: 16_294 },
  ]);
});

it('what broke off would never have come', () => {
  const cut = download({ transfer: { direction: 'down', bytes: 16_294, end: 'cut' } });
  expect(speedSamples(checkOf([cut]))).toMatchObject([{ ms: Number.POSITIVE_INFINITY, isUnfinished: true }]);
});

it('an upload knows what its server takes to answer something small', () => {
  const up = (bytes: number) => ({ direction: 'up', bytes, end: 'whole' }) as const;
  const small = download({ probe: 'small-upload', tookMs: 2140, transfer: up(256) });
  const upload = download({ probe: 'upload', tookMs: 2200, transfer: up(49_152) });
  expect(speedSamples(checkOf([small, upload]))).toMatchObject([{ bytes: 49_152, ms: 2100, serverMs: 2000 }]);
});

it('an upload that was not finished is of what it was to send', () => {
  const stalled = { direction: 'up', bytes: 0, end: 'stalled' } as const;
  const uploads = [
    download({ probe: 'first-upload', transfer: stalled }),
    download({ probe: 'upload', transfer: stalled }),
  ];
  expect(speedSamples(checkOf(uploads)).map(({ bytes }) => bytes)).toEqual([28_672, 49_152]);
});

it('an upload that was cut, a page, and what is short show no speed', () => {
  const cut = download({ probe: 'upload', transfer: { direction: 'up', bytes: 0, end: 'cut' } });
  const short = download({ transfer: { direction: 'down', bytes: 4000, end: 'whole' } });
  const page = { ...download(), subject: { ...download().subject, function: 'web' } } as Observation;
  expect(speedSamples(checkOf([cut, short, page]))).toEqual([]);
});

it('a sample begins with the head of its answer, over an open connection too', () => {
  const { stages: _none, ...reused } = download({ transfer: { ...whole, headMs: 150 }, reused: true });
  expect(speedSamples(checkOf([reused]))).toMatchObject([{ ms: 550, firstByteMs: 150 }]);
  const fresh = download({ transfer: { ...whole, headMs: 250 } });
  expect(speedSamples(checkOf([fresh]))).toMatchObject([{ ms: 450, firstByteMs: 150 }]);
});

it('a sample knows its transport and how its body came', () => {
  const points = [[50_000, 100] as const, [100_000, 500] as const];
  const overQuic = download({ protocol: 'h3', transfer: { ...whole, points } });
  const overTcp = download({ protocol: 'h2' });
  expect(speedSamples(checkOf([overQuic]))).toMatchObject([{ transport: 'quic', points }]);
  expect(speedSamples(checkOf([overTcp]))).toMatchObject([{ transport: 'tcp' }]);
  expect(speedSamples(checkOf([download()]))[0]).not.toHaveProperty('transport');
});

it('a sample knows what came beside it by the points of the other', () => {
  const points = [[80_000, 0] as const, [80_000, 250] as const, [100_000, 500] as const];
  const later = download({ at: 1250, host: 'other.example', transfer: { ...whole, points } });
  expect(speedSamples(checkOf([download(), later])).map(({ besideBytes }) => besideBytes)).toEqual([
    [80_000 - 16_384, 80_000 + 16_384],
    [50_000 - 16_384, 50_000 + 16_384],
  ]);
});
