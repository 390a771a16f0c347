import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EvidenceRow, evidenceFor } from '../../src/core/evidence.ts';
import { anyObservation } from './arbitraries.ts';
import { observationsOf } from './scenario.ts';
import type { Scenario } from './scenario-form.ts';

function evidence(observations: Scenario['observations'], works: readonly string[] = []): Record<string, EvidenceRow> {
  const scenario: Scenario = {
    name: 'for its evidence',
    source: 'none',
    services: ['whatsapp'],
    controls: 'fine',
    works: [...works],
    observations,
    expected: { network: 'online', services: {} },
  };
  return Object.fromEntries(evidenceFor('whatsapp', observationsOf(scenario)).map((row) => [row.layer, row]));
}

describe('the evidence of a service', () => {
  it('shows every stage as passed where it answers, with the time of each', () => {
    const rows = evidence([{ of: 'whatsapp/web', outcome: '200', stages: [21, 41, 44, 47] }]);
    for (const [layer, ms] of Object.entries({ dns: 21, tcp: 41, tls: 44, http: 47 })) {
      expect(rows[layer]?.here).toMatchObject({ result: 'ok', tries: 1, ok: 1, ms });
    }
  });

  it('has a row for live channels only where one was opened', () => {
    expect(evidence([{ of: 'whatsapp/web', outcome: '200' }])).not.toHaveProperty('websocket');
    expect(evidence([], ['whatsapp/chat']).websocket?.here).toMatchObject({ result: 'ok' });
  });

  it('shows a reset after the names and the connection were fine, and nothing after it', () => {
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

  it('stands beside the controls of the same round', () => {
    const rows = evidence([{ of: 'whatsapp/web', outcome: 'net::ERR_CONNECTION_RESET' }]);
    expect(rows.tls?.control).toMatchObject({ result: 'ok', tries: 4, ok: 4 });
  });

  it('does not count reused connections', () => {
    expect(evidence([{ of: 'whatsapp/web', outcome: '200', reused: true }]).tls?.here.result).toBe('untested');
  });

  it('counts no more successes than tries, whatever was seen', () => {
    fc.assert(
      fc.property(fc.array(anyObservation, { maxLength: 40 }), (observations) => {
        for (const { here, control } of evidenceFor('telegram', observations)) {
          expect(here.ok).toBeLessThanOrEqual(here.tries);
          expect(control.ok).toBeLessThanOrEqual(control.tries);
        }
      }),
    );
  });
});
