import { describe, expect, it } from 'vitest';
import { judgeEndpoint } from '../../src/judge/endpoint.ts';
import { endpointRules } from '../../src/judge/endpoint-rules.ts';
import { checkOf } from '../../src/measure/check/check.ts';
import { sampleServices } from './sample-services.ts';
import { observationsOf } from './scenario.ts';
import type { ScenarioRow } from './scenario-form.ts';

type Outcome = ScenarioRow['outcome'];
type Try = readonly [outcome: Outcome, change?: Partial<ScenarioRow>];

/** The rules that judge an endpoint (`whatsapp/chat`), by its tries and what else was seen. */
function rulesOf(of: string, tries: readonly Try[], others: readonly ScenarioRow[] = []): readonly string[] {
  const [service = '', id = ''] = of.split('/');
  const endpoint = sampleServices.find((one) => one.id === service)?.endpoints.find((one) => one.id === id);
  if (!endpoint) throw new Error(`there is no ${of}`);
  const rows = tries.map(([outcome, change]): ScenarioRow => ({ of, outcome, ...change }));
  const observations = [...rows, ...others];
  const seen = observationsOf({
    name: '',
    source: '',
    services: [service],
    controls: 'fine',
    observations,
    expected: { network: { state: 'online', because: [] }, services: {} },
  });
  return judgeEndpoint(service, endpoint, checkOf(seen)).rules;
}

const page = { probe: 'https' } as const;
const silent: Try = ['generic_timeout_error', { tookMs: 2500 }];
const shut: Try = ['websocket_failed'];
const opened: Try = ['opened'];
const cut: ScenarioRow = { of: 'whatsapp/chat', probe: 'channel', outcome: 'channel_cut' };
const mute: ScenarioRow = { of: 'whatsapp/chat', probe: 'first-word', outcome: 'generic_timeout_error', tookMs: 5000 };
const known = { pageTag: 77 } as const;
const added = { addedAuthority: true } as const;
/** A control whose answer can also be read on the path. */
const readSites: readonly ScenarioRow[] = [{ of: 'foreign/google', outcome: '200', ...added }];
const readErrors: readonly ScenarioRow[] = [...readSites, { of: 'discord/web', outcome: '502', ...added }];
const skipped: Try = ['skipped permission-missing'];
/** An answer of the same service that took so long that shorter silences may only have been late. */
const late: ScenarioRow = { of: 'whatsapp/media', outcome: '200', tookMs: 4200 };

/** A control whose connection took a second try: one attempt of nine here. */
const lossy: readonly ScenarioRow[] = [
  { of: 'foreign/google', outcome: '200', stages: [20, 1040, 40, 40], tookMs: 1200 },
];

/** For each rule, the tries of an endpoint that it decides. */
const examples: Readonly<Record<string, Parameters<typeof rulesOf>>> = {
  'one-try-lost': ['whatsapp/web', [silent], [late]],
  'all-tries-lost': ['whatsapp/web', [silent, silent], [late]],
  'channel-host-in-error': ['whatsapp/chat', [shut, ['502', page], shut]],
  'channel-intercepted-error': ['whatsapp/chat', [shut, ['502', { ...page, ...added }], shut], readErrors],
  'channel-host-leads-away': ['whatsapp/chat', [shut, ['302 to login.example', page]]],
  'channel-host-turns-away': ['whatsapp/chat', [shut, ['403', page], shut]],
  'channel-host-bars-this-place': ['whatsapp/chat', [shut, ['403 barred', page], shut]],
  'channel-not-tried': ['whatsapp/chat', [['skipped identifying-headers'], ['400', page]]],
  'channel-failed-once': ['whatsapp/chat', [shut, ['400', page]]],
  'channel-and-page-fail': ['whatsapp/chat', [shut, ['400', page], ['connection_reset', page], shut]],
  'channel-failures-lost': ['whatsapp/chat', [silent, ['400', page], silent], [late]],
  'channel-perhaps-lost': ['whatsapp/chat', [silent, ['400', page], silent], lossy],
  'channel-does-not-open': ['whatsapp/chat', [shut, ['400', page], shut]],
  'channel-cut': ['whatsapp/chat', [opened, opened], [cut, cut]],
  'channel-cut-once': ['whatsapp/chat', [opened], [cut]],
  'channel-cut-at-times': ['whatsapp/chat', [opened, opened], [cut]],
  'word-unanswered': ['whatsapp/chat', [opened, opened], [mute, mute]],
  'word-perhaps-lost': ['whatsapp/chat', [opened, opened], [mute, mute, ...lossy]],
  'word-of-another': ['whatsapp/chat', [opened], [{ ...mute, outcome: 'http_invalid_answer' }]],
  'refused-by-law': ['whatsapp/web', [['451']]],
  'certificate-beside-its-own': ['signal/chat', [['200'], ['net::ERR_CERT_AUTHORITY_INVALID']]],
  'certificate-in-its-place': ['signal/chat', [['200']]],
  'page-beside-its-own': ['viber/site', [['200 altered'], ['200']]],
  'page-in-its-place-once': ['viber/site', [['200 altered']]],
  'page-in-its-place': ['viber/site', [['200 altered'], ['200 altered']]],
  'page-by-an-added-authority': ['whatsapp/web', [['200 altered', { ...known, addedAuthority: true }]]],
  'page-of-a-gateway': ['whatsapp/web', [['403 gateway', known]]],
  'page-of-several-services': [
    'whatsapp/web',
    [['200 altered', known]],
    [{ of: 'telegram/web', outcome: '200 altered', ...known }],
  ],
  'page-of-all-its-hosts': [
    'whatsapp/web',
    [['200 altered', known]],
    [{ of: 'whatsapp/media', outcome: '200', ...known }],
  ],
  'refusal-of-all-its-hosts': [
    'whatsapp/web',
    [['403 altered', known]],
    [{ of: 'whatsapp/media', outcome: '403', ...known }],
  ],
  'led-to-a-page': ['whatsapp/web', [['200 altered', { ...known, address: 'private', addedAuthority: true }]]],
  'led-to-one-page': [
    'whatsapp/web',
    [['200 altered', { ...known, addressTag: 900 }]],
    [
      { of: 'whatsapp/media', outcome: '200', ...known, addressTag: 900 },
      { of: 'whatsapp/web', probe: 'dns', outcome: 'exists public outside' },
    ],
  ],
  'bars-this-place': ['whatsapp/web', [['403 barred']]],
  'answers-differently': ['whatsapp/web', [['200 altered']]],
  answered: ['whatsapp/web', [['200']]],
  'answered-with-losses': ['whatsapp/web', [silent, ['200'], ['200']]],
  'answered-with-failures': ['whatsapp/web', [['connection_reset'], ['200']]],
  'failed-once-the-rest-lost': ['whatsapp/web', [silent, ['connection_reset']], [late]],
  'failed-once': ['whatsapp/web', [['connection_reset']]],
  'perhaps-lost': ['whatsapp/web', [silent, silent], lossy],
  'one-path-fails': [
    'whatsapp/web',
    [['http_request_failed'], ['http_request_failed']],
    [{ of: 'whatsapp/web', probe: 'other-path', outcome: '200' }],
  ],
  failed: ['whatsapp/web', [['connection_reset'], ['connection_reset']]],
  'server-in-error': ['whatsapp/web', [['502'], ['502']]],
  'server-in-error-once': ['whatsapp/web', [['502']]],
  'intercepted-error': ['whatsapp/web', [['502', added]], readErrors],
  'not-allowed': ['whatsapp/web', [skipped]],
  opaque: ['whatsapp/web', [['blocked_by_browser']]],
  'not-tried': ['whatsapp/web', []],
};

describe('the rules of an endpoint', () => {
  const rules = endpointRules.groups.flatMap((group) => group.rules);
  const ids = rules.map(({ id }) => id);

  it.each(rules)('include $id', ({ id }) => {
    const [of, tries, others] = examples[id] ?? ['whatsapp/web', []];
    const own = rulesOf(of, tries, others).filter((one) => ids.includes(one));
    expect(own).toEqual([id]);
  });
});

describe('the cause of an endpoint', () => {
  const silentServer = (of: string): ScenarioRow[] => [
    { of, probe: 'handshake', outcome: 'generic_timeout_error', tookMs: 2500 },
    { of, ...page, outcome: 'generic_timeout_error', times: 2, tookMs: 2500 },
  ];
  const connects: readonly ScenarioRow[] = [
    { of: 'telegram/kws1', probe: 'doh', outcome: 'exists public', times: 2 },
    { of: 'telegram/kws1', probe: 'dns', outcome: 'exists public same' },
    { of: 'telegram/kws1', probe: 'own-address-tcp', outcome: 'connected', tookMs: 60 },
  ];

  it("is an equal server's that got the comparison probes, even if a handshake was tried with both", () => {
    const others = [...silentServer('telegram/kws2'), ...silentServer('telegram/kws1'), ...connects];
    expect(rulesOf('telegram/kws2', [silent], others)).toEqual(['failed', 'handshake-unanswered']);
  });
});
