import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { type EvidenceRow, evidenceFor } from '../../../src/measure/endpoints/evidence.ts';
import { anyObservation } from '../../judge/arbitraries.ts';
import { observationsOf } from '../../judge/scenario.ts';
import type { Scenario } from '../../judge/scenario-form.ts';

function evidence(observations: Scenario['observations'], works: readonly string[] = []): Record<string, EvidenceRow> {
  const scenario: Scenario = {
    name: 'for its evidence',
    source: 'none',
    services: ['whatsapp'],
    controls: 'fine',
    works: [...works],
    observations,
    expected: { network: { state: 'online', because: [] }, services: {} },
  };
  return Object.fromEntries(evidenceFor('whatsapp', checkOf(observationsOf(scenario))).map((row) => [row.layer, row]));
}

describe('the evidence of a service', () => {
  it('shows every stage as passed with its time when the service answers', () => {
    const rows = evidence([{ of: 'whatsapp/web', outcome: '200', stages: [21, 41, 44, 47] }]);
    for (const [layer, ms] of Object.entries({ dns: 21, tcp: 41, tls: 44, http: 47 })) {
      expect(rows[layer]?.here).toMatchObject({ result: 'ok', tries: 1, ok: 1, ms });
    }
  });

  it('has a row for WebSockets only when one was tried', () => {
    expect(evidence([{ of: 'whatsapp/web', outcome: '200' }])).not.toHaveProperty('websocket');
    expect(evidence([], ['whatsapp/chat']).websocket?.here).toMatchObject({ result: 'ok' });
  });

  it('shows how soon messages were answered, and that the first word was swallowed', () => {
    const opened = { of: 'whatsapp/chat', outcome: 'opened' } as const;
    const word = { of: 'whatsapp/chat', probe: 'first-word' } as const;
    expect(evidence([opened])).not.toHaveProperty('first-word');
    const answered = evidence([opened, { ...word, outcome: 'greeted', tookMs: 310 }]);
    expect(answered['first-word']?.here).toEqual({ result: 'ok', tries: 1, ok: 1, ms: 310 });
    expect(answered['first-word']?.control).toMatchObject({ result: 'untested' });
    const swallowed = evidence([opened, { ...word, outcome: 'generic_timeout_error', tookMs: 4000 }]);
    expect(swallowed['first-word']?.here).toMatchObject({ result: 'failed', failure: 'generic_timeout_error' });
  });

  it('has no DNS row for a host that is an address', () => {
    const [page] = observationsOf({
      name: 'for its evidence',
      source: 'none',
      services: ['whatsapp'],
      controls: 'fine',
      works: [],
      observations: [{ of: 'whatsapp/web', outcome: '200' }],
      expected: { network: { state: 'online', because: [] }, services: {} },
    }).filter(({ subject }) => subject.kind === 'service');
    if (!page) throw new Error('the scenario has no page');
    const layersAt = (host: string) => evidenceFor('whatsapp', checkOf([{ ...page, host }])).map(({ layer }) => layer);
    expect(layersAt('chat.example.org:8443')).toEqual(['dns', 'tcp', 'tls', 'http']);
    for (const host of ['203.0.113.7', '203.0.113.7:8443', '[2001:db8::1]:8443'])
      expect(layersAt(host)).toEqual(['tcp', 'tls', 'http']);
  });

  it('shows a reset after DNS and TCP passed, and nothing after it', () => {
    const rows = evidence([{ of: 'whatsapp/web', outcome: 'net::ERR_CONNECTION_RESET', times: 2 }]);
    expect(rows.dns?.here).toMatchObject({ result: 'ok', tries: 2 });
    expect(rows.tcp?.here).toMatchObject({ result: 'ok', tries: 2 });
    expect(rows.tls?.here).toMatchObject({ result: 'failed', ok: 0, browserError: 'net::ERR_CONNECTION_RESET' });
    expect(rows.http?.here).toEqual({ result: 'not-reached', tries: 0, ok: 0 });
  });

  it.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'dns'],
    ['net::ERR_CONNECTION_REFUSED', 'tcp'],
    ['net::ERR_CONNECTION_TIMED_OUT', 'tcp'],
    ['net::ERR_TIMED_OUT', 'tls'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'tls'],
    ['net::ERR_EMPTY_RESPONSE', 'http'],
    ['generic_timeout_error', 'http'],
  ])('shows %s at the stage %s', (outcome, layer) => {
    expect(evidence([{ of: 'whatsapp/web', outcome }])[layer]?.here.result).toBe('failed');
  });

  it('claims nothing about the stages before a timeout', () => {
    const rows = evidence([{ of: 'whatsapp/web', outcome: 'generic_timeout_error', times: 2 }]);
    for (const layer of ['dns', 'tcp', 'tls']) {
      expect(rows[layer]?.here).toEqual({ result: 'not-known', tries: 0, ok: 0 });
    }
    expect(rows.http?.here).toMatchObject({ result: 'failed', tries: 2, ok: 0, failure: 'generic_timeout_error' });
  });

  it('claims nothing about the stages before a failure without a name', () => {
    const rows = evidence([{ of: 'whatsapp/web', outcome: 'unknown_failure' }]);
    expect(rows.dns?.here.result).toBe('not-known');
    expect(rows.http?.here).toMatchObject({ result: 'failed', failure: 'unknown_failure' });
  });

  it.each<[string, Scenario['observations'][number]]>([
    ['the own resolver knows it', { of: 'whatsapp/web', probe: 'dns', outcome: 'exists public' }],
    ['port 80 answers', { of: 'whatsapp/web', probe: 'port-80', outcome: '200', address: 'public' }],
  ])('shows the name of a silent server as found when %s', (_way, comparison) => {
    const rows = evidence([{ of: 'whatsapp/web', outcome: 'generic_timeout_error', times: 2 }, comparison]);
    expect(rows.dns?.here).toMatchObject({ result: 'ok', tries: 2, ok: 2 });
    expect(rows.tcp?.here.result).toBe('not-known');
  });

  it.each<[string, Scenario['observations'][number]]>([
    ['only others know it', { of: 'whatsapp/web', probe: 'doh', outcome: 'exists' }],
    ['it leads to this device', { of: 'whatsapp/web', probe: 'dns', outcome: 'exists loopback' }],
    ['port 80 is silent too', { of: 'whatsapp/web', probe: 'port-80', outcome: 'generic_timeout_error' }],
    ['its address alone answers', { of: 'whatsapp/web', probe: 'address-tls', outcome: '200' }],
  ])('does not show it as found when %s', (_way, comparison) => {
    const rows = evidence([{ of: 'whatsapp/web', outcome: 'generic_timeout_error' }, comparison]);
    expect(rows.dns?.here.result).toBe('not-known');
  });

  it("does not mistake one server's stages for those of several silent ones", () => {
    const silent = { of: 'whatsapp/web', outcome: 'generic_timeout_error', times: 2 } as const;
    expect(evidence([silent], ['whatsapp/media']).tcp?.here.result).toBe('not-known');
    expect(evidence([silent, { of: 'whatsapp/media', outcome: '200', times: 3 }]).tcp?.here).toEqual({
      result: 'ok',
      tries: 3,
      ok: 3,
    });
  });

  it('shows only the failure of a WebSocket that fails', () => {
    const rows = evidence([{ of: 'whatsapp/chat', outcome: 'websocket_failed' }]);
    expect(rows.websocket?.here).toMatchObject({ result: 'failed', tries: 1, ok: 0 });
    expect(rows.dns?.here.result).toBe('untested');
  });

  it('is compared with the controls of the same round', () => {
    const rows = evidence([{ of: 'whatsapp/web', outcome: 'net::ERR_CONNECTION_RESET' }]);
    expect(rows.tls?.control).toMatchObject({ result: 'ok', tries: 4, ok: 4 });
  });

  it('does not count reused connections', () => {
    expect(evidence([{ of: 'whatsapp/web', outcome: '200', reused: true }]).tls?.here.result).toBe('untested');
  });

  it('never has more successes than tries', () => {
    fc.assert(
      fc.property(fc.array(anyObservation, { maxLength: 40 }), (observations) => {
        for (const { here, control } of evidenceFor('telegram', checkOf(observations))) {
          expect(here.ok).toBeLessThanOrEqual(here.tries);
          expect(control.ok).toBeLessThanOrEqual(control.tries);
        }
      }),
    );
  });
});
