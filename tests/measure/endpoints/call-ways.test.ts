import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { callWays } from '../../../src/measure/endpoints/call-ways.ts';
import type { Observation, Outcome, Subject } from '../../../src/model/observation.ts';

const answered: Outcome = { kind: 'relay-answered', by: 'address' };
const silent: Outcome = { kind: 'failed', failure: 'generic_timeout_error' };

function asked(subject: Subject, outcome: Outcome): Observation {
  return { subject, outcome, probe: 'stun', host: 'a', at: 0, tookMs: 60, attempt: 1, phase: 'during', reused: false };
}

const control = (port: number, outcome: Outcome) =>
  asked({ kind: 'control', control: `relay-${port}`, class: 'relay', vendor: 'a', port }, outcome);
const ofSignal = (endpoint: string, outcome: Outcome) =>
  asked({ kind: 'service', service: 'signal', endpoint, function: 'calls' }, outcome);

describe('the transports and ports of calls through a network', () => {
  it('pass if a relay answered there, UDP first, each once', () => {
    const seen = [
      ofSignal('turns:turn.example:443', answered),
      ofSignal('turn:turn.example:80?transport=tcp', answered),
      control(3478, answered),
      ofSignal('stun:turn.example:3478', answered),
      control(443, answered),
    ];
    expect(callWays(checkOf(seen))).toEqual({ pass: ['UDP 443', 'UDP 3478', 'TCP 80', 'TLS 443'], silent: [] });
  });

  it('are silent if a control relay was, and none answered there', () => {
    const seen = [control(3478, silent), control(443, silent), ofSignal('stun:turn.example:443', answered)];
    expect(callWays(checkOf(seen))).toEqual({ pass: ['UDP 443'], silent: ['UDP 3478'] });
  });

  it("are unknown if a messenger's relay is silent, which may be blocked", () => {
    const seen = [ofSignal('turn:turn.example:80?transport=tcp', silent)];
    expect(callWays(checkOf(seen))).toEqual({ pass: [], silent: [] });
  });
});
