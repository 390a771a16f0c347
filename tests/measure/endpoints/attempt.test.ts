import { expect, it } from 'vitest';
import { interpret } from '../../../src/measure/endpoints/attempt.ts';
import { serviceFrom } from '../../../src/model/custom-service.ts';
import type { Observation } from '../../../src/model/observation.ts';

const custom = serviceFrom({ id: 'custom-abc', name: 'Ours', url: 'wss://chat.ours.example/', added: '2026-11-26' });
const [endpoint] = custom.endpoints;
if (!endpoint) throw new Error('the service has no endpoint');

const answered = (outcome: Partial<Extract<Observation['outcome'], { kind: 'answered' }>>): Observation => ({
  subject: { kind: 'service', service: custom.id, endpoint: endpoint.id, function: 'messages' },
  probe: 'websocket',
  host: 'chat.ours.example',
  at: 0,
  tookMs: 100,
  attempt: 1,
  phase: 'during',
  outcome: { kind: 'answered', status: 200, healthy: true, ...outcome },
  reused: false,
});

it.each([
  ['a channel that wants a login', { status: 401, healthy: false }],
  ['a page that leads to another site', { status: 302, redirectedTo: 'login.example.org' }],
])('an address that a person added is reached by %s, and no update is advised', (_what, outcome) => {
  const attempt = interpret(answered(outcome), endpoint);
  expect(attempt).toEqual({ kind: 'reached', full: false, because: ['odd-answer', 'fresh-answer'] });
});
