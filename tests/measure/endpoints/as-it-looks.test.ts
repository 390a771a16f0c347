import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { asItLooks, mayBeTold } from '../../../src/measure/endpoints/as-it-looks.ts';
import { controlsAnswerAfter } from '../../../src/measure/network/controls.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { discord, max } from '../../judge/sample-services.ts';
import { control, service } from '../network/line-observations.ts';

type Try = Partial<Observation>;

const silence = { kind: 'failed', failure: 'generic_timeout_error' } as const;

/** A try of an endpoint of the service that fails. */
const fails = (of: typeof max, id: string, change: Try = {}): Observation => {
  const endpoint = of.endpoints.find((one) => one.id === id);
  if (!endpoint) throw new Error(`no endpoint ${id}`);
  return {
    ...service(of.id, { at: 1000, tookMs: 2500, outcome: silence }),
    subject: { kind: 'service', service: of.id, endpoint: id, function: endpoint.function },
    host: new URL(endpoint.url).host,
    ...change,
  };
};
const shakes = (of: typeof max, id: string, change: Try = {}) =>
  fails(of, id, { probe: 'handshake', at: 2500, ...change });

const stages = { dnsMs: 5, tcpMs: 40, tlsMs: 40, firstByteMs: 40 };
const online = control('google', { stages });
const other = service('signal', { at: 2600 });
/** It began after the requests, and was answered before the bare handshakes began. */
const between = service('telegram', { at: 1500, tookMs: 300 });
/** Every host is silent to a request and to a bare handshake. */
const silentMax = [
  fails(max, 'web'),
  shakes(max, 'web'),
  fails(max, 'chat', { probe: 'websocket' }),
  shakes(max, 'chat'),
];

describe('a service that is still tried', () => {
  const isTold = (...seen: readonly Observation[]) => mayBeTold(max, true, checkOf([online, between, ...seen]));

  it('is told once every host of it failed twice, and something else answered since', () => {
    expect(isTold(...silentMax, other)).toBe(true);
    expect(isTold(...silentMax, service('signal', { at: 2400 }))).toBe(false);
  });

  it('is not told if seconds without a line explain both failures', () => {
    const isTold = (answer: Observation) => mayBeTold(max, true, checkOf([online, answer, ...silentMax, other]));
    expect(isTold(between)).toBe(true);
    expect(isTold({ ...between, at: 900 })).toBe(false);
    expect(isTold({ ...between, tookMs: 1100 })).toBe(false);
  });

  it('is not told by what failed at an address without a name, which may be a reply', () => {
    const at = (outcome: Observation['outcome']) => [
      ...silentMax.filter(({ probe }) => probe !== 'handshake'),
      ...['web', 'chat'].map((id) => shakes(max, id, { probe: 'own-address-tls', outcome })),
    ];
    expect(isTold(...at(silence), other)).toBe(true);
    expect(isTold(...at({ kind: 'failed', failure: 'unknown_failure' }), other)).toBe(false);
  });

  it('is not told while one host of it failed once, or answered', () => {
    expect(isTold(...silentMax.slice(0, 3), other)).toBe(false);
    expect(isTold(...silentMax.slice(0, 3), shakes(max, 'chat', { outcome: { kind: 'connected' } }), other)).toBe(
      false,
    );
  });

  it('is not told where the line may lose packets, or a control failed', () => {
    const well = service('viber', { at: 2600, stages });
    const resent = service('signal', { at: 2600, stages: { ...stages, tcpMs: 1040 } });
    expect(isTold(...silentMax, well, resent)).toBe(false);
    expect(isTold(...silentMax, other, control('github', { outcome: silence }))).toBe(false);
  });
});

describe('a service whose tries are over', () => {
  const failing = [fails(discord, 'chat', { probe: 'websocket' }), fails(discord, 'chat', { attempt: 2, at: 3000 })];

  it('is told before the controls are asked again, if something else answered since', () => {
    const isTold = (at: number) => mayBeTold(discord, false, checkOf([online, ...failing, service('signal', { at })]));
    expect(isTold(3100)).toBe(true);
    expect(isTold(2900)).toBe(false);
  });

  it('is judged by its own tries alone, and as if a control answered', () => {
    const look = asItLooks(discord, checkOf([online, ...failing]));
    expect(look.triesAt('discord')).toEqual(failing);
    expect(controlsAnswerAfter(look)).toBe(true);
  });
});

it('a service that fails everywhere is judged as if it failed once more', () => {
  const look = asItLooks(max, checkOf([online, between, ...silentMax, other]));
  expect(look.triesAt('max').map(({ attempt }) => attempt)).toEqual([1, 1, 2, 2]);
});
