import { describe, expect, it } from 'vitest';
import { wrongVerdictText } from '../../../src/history/export/wrong-verdict.ts';
import { checkOf } from '../../../src/measure/check/check.ts';
import { evidenceFor } from '../../../src/measure/endpoints/evidence.ts';
import { observations, round } from './sample-records.ts';

const [verdict] = round.verdicts;
if (!verdict) throw new Error('the sample has a verdict');
const whole = {
  service: { id: 'signal', name: 'Signal' },
  verdict,
  network: round.network,
  evidence: evidenceFor('signal', checkOf(observations)),
  observations,
  browser: 'Firefox',
};

describe('a report of a wrong verdict', () => {
  it('has the verdict and its evidence', () => {
    expect(wrongVerdictText(whole)).toBe(`Reachable: this verdict does not match what I see

Messenger: Signal
Verdict: partial, tls, timeout, likely
Because: tries-agree, controls-fine
- web: works, confident; fresh-answer
- messages: blocked, tls, timeout, likely (1 of 2 fail); tries-agree
- media: blocked, freeze, timeout, likely; tries-agree, freezes-early
Connection: national-only; domestic-only
Evidence (here / elsewhere in the same check):
- dns: ok (1 of 1, 1 ms) / ok (1 of 1)
- tcp: ok (1 of 1, 2 ms) / ok (1 of 1)
- tls: ok (1 of 1, 3 ms) / ok (1 of 1)
- http: ok (1 of 1, 4 ms) / ok (1 of 1)
- websocket: failed (0 of 1, tls_timeout_error, net::ERR_TIMED_OUT) / untested
Checked: 2026-11-25 13:20 UTC
Browser: Firefox
Rules: 1
Addresses: 3
Observations:
- during signal/web https 301 challenge; start 0; 120 ms; stages 1 2 3 4; address public; address-tag 1
- during signal/chat websocket tls_timeout_error; start 0; 120 ms
- during signal/chat doh no-such-name; start 0; 120 ms
- during domestic/1 https opened; start 0; 120 ms; transfer 65536 stalled 310.5
- during signal/web websocket skipped identifying-headers; start 0; 120 ms
`);
  });

  it('names no host, no network and no country', () => {
    expect(wrongVerdictText(whole)).not.toMatch(/signal\.org|n-1|RU|yandex|65535/);
  });

  it('does not name a messenger that the person added', () => {
    const own = wrongVerdictText({ ...whole, service: { id: 'custom-1a2b', name: 'Our chat' } });
    expect(own).toContain('Messenger: a messenger that I added');
    expect(own).not.toMatch(/Our chat|Observations/);
  });
});
