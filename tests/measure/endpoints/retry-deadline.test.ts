import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { longRetryMs, retryDeadlineMs } from '../../../src/measure/endpoints/retry-deadline.ts';
import type { Observation } from '../../../src/model/observation.ts';
import type { Service } from '../../../src/model/service.ts';
import { telegram, viber } from '../../judge/sample-services.ts';
import { control, endpointOf, tryAt } from '../../judge/sample-tries.ts';

const usualMs = 2500;

describe('the deadline of another try', () => {
  const wait = (service: Service, id: string, ...silent: readonly Observation[]) =>
    retryDeadlineMs(service, endpointOf(service, id), 'https', checkOf([control('a'), ...silent]), 4000);

  it('is the usual one at first', () => {
    expect(wait(viber, 'site')).toBe(usualMs);
    expect(wait(viber, 'site', tryAt(telegram, 'web'))).toBe(usualMs);
  });

  it('is longer after a timeout, since the server may be slow', () => {
    expect(wait(viber, 'site', tryAt(viber, 'site'))).toBe(longRetryMs);
  });

  it('is enough for a server that takes four seconds, and for six waits in half a minute', () => {
    expect(longRetryMs).toBeGreaterThan(4000);
    expect(6 * longRetryMs).toBeLessThanOrEqual(30_000);
  });

  it('is longer for every host while no more than six are silent', () => {
    const silent = ['web', 'kws1', 'kws2', 'kws3', 'kws4', 'media'].map((id) => tryAt(telegram, id));
    expect(wait(telegram, 'media', ...silent)).toBe(longRetryMs);
  });

  it('is the usual one if the address that others get answers, but the one given here does not', () => {
    const compared = (outcome: Observation['outcome'], probe: Observation['probe']) =>
      tryAt(viber, 'site', { probe, outcome, tookMs: 200 });
    const elsewhere = { kind: 'resolved', exists: true, addressKinds: ['public'], compared: 'other' } as const;
    const deadEnd = [tryAt(viber, 'site'), compared(elsewhere, 'dns'), compared({ kind: 'connected' }, 'address-tcp')];
    expect(wait(viber, 'site', ...deadEnd)).toBe(usualMs);
    // Firefox's error for an address that shows a certificate.
    const unnamed = compared({ kind: 'failed', failure: 'unknown_failure' }, 'address-tls');
    expect(wait(viber, 'site', ...deadEnd.slice(0, 2), unnamed)).toBe(usualMs);
    expect(wait(viber, 'site', ...deadEnd, compared({ kind: 'connected' }, 'own-address-tcp'))).toBe(longRetryMs);
  });

  it('is not longer after another failure', () => {
    const reset = tryAt(viber, 'site', { outcome: { kind: 'failed', failure: 'connection_reset' } });
    expect(wait(viber, 'site', reset)).toBe(usualMs);
  });

  it('is longer for only one endpoint of each service when many hosts are silent', () => {
    const silent = [
      ...['web', 'kws1', 'kws2', 'kws3', 'kws4', 'kws5', 'media'].map((id) => tryAt(telegram, id)),
      tryAt(viber, 'site'),
    ];
    expect(wait(telegram, 'web', ...silent)).toBe(longRetryMs);
    expect(wait(telegram, 'media', ...silent)).toBe(usualMs);
    expect(wait(viber, 'site', ...silent)).toBe(longRetryMs);
  });

  it('is longer for a host that was asked only for a page, if there is one', () => {
    const [channel, ...others] = ['kws1', 'web', 'kws2', 'kws3', 'kws4', 'kws5', 'media'];
    const silent = others.map((id) => tryAt(telegram, id));
    const socket = tryAt(telegram, channel ?? '', { probe: 'websocket' });
    expect(wait(telegram, 'kws1', socket, ...silent)).toBe(usualMs);
    expect(wait(telegram, 'web', socket, ...silent)).toBe(longRetryMs);
  });
});
