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
    { bytes: 100_000, ms: 500, roundTripMs: 30, besideBytes: 0, isUpload: false },
  ]);
});

it('an upload lasts until its answer', () => {
  const upload = download({ probe: 'upload', transfer: { direction: 'up', bytes: 50_000, end: 'whole' } });
  expect(speedSamples(checkOf([upload]))).toMatchObject([{ bytes: 50_000, ms: 600, isUpload: true }]);
});

it('a sample knows what came beside it', () => {
  const later = download({ at: 1250, host: 'other.example' });
  const [first] = speedSamples(checkOf([download(), later]));
  expect(first?.besideBytes).toBe(50_000);
});

it('what stopped or was too short to show a speed is no sample', () => {
  const stopped = download({ transfer: { direction: 'down', bytes: 50_000, end: 'stalled' } });
  const short = download({ transfer: { direction: 'down', bytes: 4000, end: 'whole' } });
  expect(speedSamples(checkOf([stopped, short]))).toEqual([]);
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
  expect(speedSamples(checkOf([download(), later])).map(({ besideBytes }) => besideBytes)).toEqual([80_000, 50_000]);
});
