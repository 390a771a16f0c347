import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { interpret } from '../../../src/measure/endpoints/attempt.ts';
import { interpretAmong } from '../../../src/measure/endpoints/interpret-among.ts';
import { serviceFrom } from '../../../src/model/custom-service.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { readOutcome } from '../../judge/outcome-text.ts';
import { whatsapp } from '../../judge/sample-services.ts';
import { endpointOf, tryAt } from '../../judge/sample-tries.ts';

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

const reached = { kind: 'reached', refusals: [] } as const;

it.each([
  ['a channel that wants a login', { status: 401, healthy: false }],
  ['a page that leads to another site', { status: 302, redirectedTo: 'login.example.org' }],
])('an address that a person added is reached by %s, and no update is advised', (_what, outcome) => {
  const attempt = interpret(answered(outcome), endpoint);
  expect(attempt).toEqual({ ...reached, full: false, shows: 'else', because: ['odd-answer', 'fresh-answer'] });
});

describe('a page of the catalogue', () => {
  const shown = (outcome: string, change: Partial<Observation> = {}) =>
    interpret(tryAt(whatsapp, 'web', { ...readOutcome(outcome), ...change }), endpointOf(whatsapp, 'web'));

  it.each([
    ['what the catalogue expects', '200', 'own', []],
    ['another page', '200 altered', 'another', []],
    ['a refusal', '403', 'turned-away', ['server-refused-403']],
    ['a limit on requests', '429', 'turned-away', ['rate-limited-429']],
    ['a challenge', '200 challenge', 'turned-away', ['challenge-page']],
  ] as const)('shows %s, and why it shows no more', (_what, outcome, shows, refusals) => {
    expect(shown(outcome)).toMatchObject({ kind: 'reached', shows, refusals });
  });

  it("behind a state's authority shows only that the server is there", () => {
    const signed = { stateAuthority: true } as const;
    expect(shown('200', signed)).toMatchObject({ shows: 'own', refusals: ['state-authority'], full: false });
    expect(shown('ssl_unknown_authority', signed)).toMatchObject({ shows: 'else', refusals: ['state-authority'] });
  });
});

describe('an address at which any answer will do', () => {
  const own = { id: 'custom-abd', name: 'Ours', url: 'https://chat.ours.example/', added: '2026-11-26' } as const;
  const [page] = serviceFrom({ ...own, anyAnswer: true }).endpoints;
  if (!page) throw new Error('the service has no endpoint');
  const through = (change: Partial<Observation>): Observation => ({ ...answered({}), probe: 'https', ...change });
  const status = (status: number): Observation['outcome'] => ({ kind: 'answered', status, healthy: true });

  it.each([200, 302, 403, 404, 429, 451, 500, 503])('is reached by %i', (code) => {
    const attempt = interpret(through({ outcome: status(code) }), page);
    expect(attempt).toEqual({ ...reached, full: true, shows: 'own', because: ['fresh-answer'] });
  });

  it('is reached in part over a connection from before the check', () => {
    const attempt = interpret(through({ outcome: status(500), reused: true }), page);
    expect(attempt).toEqual({ ...reached, full: false, shows: 'own', because: ['reused-connection-only'] });
  });

  it.each(['ssl_unknown_authority', 'ssl_invalid_hostname', 'connection_refused'] as const)(
    'is not reached by %s',
    (failure) => {
      expect(interpret(through({ outcome: { kind: 'failed', failure } }), page)).toEqual({ kind: 'failed', failure });
    },
  );

  it('may be unreached if an interceptor may have made its error', () => {
    const behindGateway = (code: number) => through({ outcome: status(code), addedAuthority: true });
    const control = (name: string): Observation => ({
      ...through({ phase: 'before', host: `${name}.example` }),
      subject: { kind: 'control', control: name, class: 'foreign', vendor: name },
    });
    const check = checkOf([control('one'), control('two'), behindGateway(200), behindGateway(502)]);
    expect(interpretAmong(behindGateway(502), page, check)).toEqual({
      kind: 'intercepted-error',
      rules: ['error-through-an-interceptor'],
    });
    expect(interpretAmong(behindGateway(404), page, check)).toMatchObject({ kind: 'reached' });
  });
});
