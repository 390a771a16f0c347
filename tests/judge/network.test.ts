import { describe, expect, it } from 'vitest';
import { judgeNetwork } from '../../src/judge/network.ts';
import { networkRules } from '../../src/judge/network-rules.ts';
import { type Check, checkOf } from '../../src/measure/check/check.ts';
import { type NetworkHints, networkFacts } from '../../src/measure/network-facts.ts';
import { domesticServicesOf } from '../../src/model/domestic-services.ts';
import { max } from './sample-services.ts';
import { observationsOf } from './scenario.ts';
import type { ScenarioRow } from './scenario-form.ts';

type Outcome = ScenarioRow['outcome'];
type Row = Omit<ScenarioRow, 'outcome'> & { readonly outcome: Outcome };

const before = { phase: 'before' } as const;
const after = { phase: 'after' } as const;
const at = (of: string, outcome: Outcome, change: Partial<ScenarioRow> = {}): Row => ({
  of,
  outcome,
  ...before,
  ...change,
});
const all = (outcome: Outcome): Row[] =>
  ['foreign/github', 'foreign/wikimedia', 'captive/google'].map((of) => at(of, outcome));
const abroad = ['foreign/kernel', 'foreign/gnu'];
const download = (of: string, transfer: ScenarioRow['transfer']): Row =>
  at(of, '206', { probe: 'first-download', transfer, ...after });
const fine = at('foreign/github', '200');

/** For each rule, what controls and services showed, and what the browser says, in a case that it decides. */
const examples: Readonly<Record<string, readonly [rows: readonly Row[], hints?: Partial<NetworkHints>]>> = {
  'says-offline': [[fine], { onLine: false }],
  interrupted: [[fine, at('foreign/wikimedia', 'network_changed')]],
  'no-controls': [[]],
  'link-down': [all('network_down')],
  'browser-refuses': [all('blocked_by_browser')],
  'proxy-not-reached': [all('proxy_unreachable')],
  'proxy-refuses': [all('proxy_error')],
  'clock-far-off': [all('ssl_certificate_date')],
  'sign-in-page': [[at('foreign/github', 'generic_timeout_error'), at('captive/google', '200 altered')]],
  'nothing-trusted': [all('ssl_unknown_authority')],
  'plain-http-alone': [[at('foreign/github', 'generic_timeout_error'), at('captive/google', '204')]],
  'nothing-answers': [all('generic_timeout_error')],
  'clock-off': [[...all('ssl_certificate_date'), at('foreign/debian', '200')]],
  'sign-in-page-beside': [
    [
      fine,
      at('foreign/wikimedia', 'connection_reset'),
      at('captive/google', '302 altered to portal.example'),
      at('captive/mozilla', '302 altered to portal.example'),
    ],
  ],
  'page-beside-services': [
    [
      at('foreign/github', 'connection_reset'),
      at('captive/google', '302 altered to portal.example'),
      at('discord/web', '200', { phase: 'during' }),
      at('telegram/web', '200', { phase: 'during' }),
    ],
  ],
  'one-country-beside-a-page': [
    [at('foreign/github', 'generic_timeout_error'), at('captive/google', '200 altered'), at('domestic/yandex', '200')],
  ],
  'most-operators-fail': [
    [fine, ...['foreign/wikimedia', 'foreign/debian', 'foreign/gnu'].map((of) => at(of, 'connection_reset'))],
  ],
  'one-country': [[at('foreign/github', 'generic_timeout_error'), at('domestic/yandex', '200')]],
  'perhaps-one-country': [
    [at('foreign/github', 'generic_timeout_error'), at('domestic/yandex', '200')],
    { fromMemory: new Set(['domestic-yandex']) },
  ],
  'controls-flap': [[fine, at('foreign/github', 'generic_timeout_error', after)]],
  'loses-answers': [[fine, at('foreign/wikimedia', 'generic_timeout_error'), at('foreign/wikimedia', '200')]],
  'loses-large-packets': [
    [fine, ...['foreign/kernel', 'foreign/gnu', 'foreign/fau'].map((of) => download(of, { bytes: 0, end: 'stalled' }))],
  ],
  'through-a-proxy': [[{ ...fine, proxied: true }]],
  'abroad-frozen': [
    [
      fine,
      ...abroad.map((of) => download(of, { bytes: 9000, end: 'stalled' })),
      download('domestic/mirror', { kbps: 20_000 }),
      at('foreign/wikimedia', '200', after),
    ],
  ],
  'abroad-slowed': [
    [fine, ...abroad.map((of) => download(of, { kbps: 60 })), download('domestic/mirror', { kbps: 20_000 })],
  ],
  'services-alone-answer': [
    [
      at('foreign/github', 'generic_timeout_error'),
      at('discord/web', '200', { phase: 'during' }),
      at('telegram/web', '200', { phase: 'during' }),
    ],
  ],
  slow: [[at('foreign/github', '200', { tookMs: 4000 })]],
  online: [[fine]],
};

const slowWithoutControls = [
  at('foreign/github', 'generic_timeout_error'),
  at('discord/web', '200', { phase: 'during' }),
  at('telegram/web', '200', { phase: 'during' }),
  ...['foreign/kernel', 'foreign/gnu'].map((of) => download(of, { bytes: 28_672, kbps: 65 })),
];

const told = { onLine: true, domesticServices: domesticServicesOf([max]) };

function checkWith(rows: readonly ScenarioRow[]): Check {
  return checkOf(
    observationsOf({
      name: '',
      source: '',
      services: [],
      controls: 'none',
      observations: [...rows],
      expected: { network: { state: 'online', because: [] }, services: {} },
    }),
  );
}

describe('the rules of the connection', () => {
  it.each(networkRules.groups.flatMap(({ rules }) => rules))('include $id', ({ id }) => {
    const [rows = [], hints] = examples[id] ?? [];
    expect(networkRules.first(networkFacts(checkWith(rows), { ...told, ...hints })).id).toBe(id);
  });

  it('say of a slow line whether any control answered', () => {
    const slow = [at('foreign/github', '200', { tookMs: 4000 })];
    expect(judgeNetwork(checkWith(slowWithoutControls), told)).toMatchObject({
      state: 'slow-line',
      controlsSilent: true,
    });
    expect(judgeNetwork(checkWith(slow), told)).toMatchObject({ state: 'slow-line' });
    expect(judgeNetwork(checkWith(slow), told)).not.toHaveProperty('controlsSilent');
  });
});
