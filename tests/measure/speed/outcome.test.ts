import { expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { speedOutcomes } from '../../../src/measure/speed/outcome.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { discord } from '../../judge/sample-services.ts';
import { control, tryAt } from '../../judge/sample-tries.ts';

const stages = { dnsMs: 0, tcpMs: 40, tlsMs: 50, firstByteMs: 60 };

/** 112 KiB that came in so many ms, by itself. */
const came = (order: number, ms: number, change: Partial<Observation> = {}): Observation => ({
  ...tryAt(discord, 'media', {
    probe: 'download',
    at: 10_000 * order,
    tookMs: 150 + ms,
    outcome: { kind: 'answered', status: 206, healthy: true },
    stages,
    transfer: { direction: 'down', bytes: 114_688, end: 'enough' },
  }),
  ...change,
});

const ofControl = (order: number, protocol: string) => {
  const { subject, host } = control('one');
  return came(order, 120, { subject, host, protocol });
};

const slow = (protocol: string) => [1, 2, 3, 4].map((order) => came(order, 5000 + 100 * order, { protocol }));

it('a service whose samples are slow beside those of controls is slow', () => {
  const check = checkOf([ofControl(5, 'h2'), ofControl(6, 'h2'), ...slow('h2')]);
  expect(speedOutcomes(check)).toMatchObject([
    { service: 'discord', direction: 'down', transport: 'tcp', shows: 'slow' },
  ]);
});

it('samples over QUIC are compared with controls over QUIC alone', () => {
  const overTcp = checkOf([ofControl(5, 'h2'), ofControl(6, 'h2'), ...slow('h3')]);
  expect(speedOutcomes(overTcp)).toMatchObject([{ transport: 'quic', shows: 'nothing', controls: 0 }]);
  const overBoth = checkOf([ofControl(5, 'h2'), ofControl(6, 'h3'), ofControl(7, 'h3'), ...slow('h3')]);
  expect(speedOutcomes(overBoth)).toMatchObject([{ transport: 'quic', shows: 'slow', controls: 2 }]);
});

it('nothing is said to be fine beside controls none of which came to its end', () => {
  const { subject, host } = control('one');
  const stalled = { direction: 'down', bytes: 16_294, end: 'stalled' } as const;
  const stops = [5, 6, 7].map((order) => came(order, 2500, { subject, host, protocol: 'h2', transfer: stalled }));
  const own = [1, 2].map((order) => came(order, 2500, { protocol: 'h2', transfer: stalled }));
  expect(speedOutcomes(checkOf([...stops, ...own]))).toMatchObject([{ service: 'discord', shows: 'nothing' }]);
});
