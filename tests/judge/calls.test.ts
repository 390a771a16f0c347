import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callRules, judgeCalls } from '../../src/judge/calls.ts';
import { checkOf } from '../../src/measure/check/check.ts';
import type { CallFacts } from '../../src/measure/endpoints/relays.ts';
import { controlRelaySubject, relayPlace, relaySubject } from '../../src/model/call-relay.ts';
import type { Observation, Outcome } from '../../src/model/observation.ts';
import type { Relay, Service } from '../../src/model/service.ts';
import type { FunctionVerdict } from '../../src/model/verdict.ts';
import { whatsapp } from './sample-services.ts';

const known = { source: { kind: 'client-code', where: 'made for tests', read: '2026-11-24' } } as const;
const relays = {
  udp: { url: 'stun:relay.example:3478', ...known },
  turn: { url: 'turn:relay.example:3478?transport=udp', ...known },
  tcp: { url: 'turn:relay.example:80?transport=tcp', ...known },
  tls: { url: 'turns:relay.example:443', ...known },
  heard: { url: 'stun:hearsay.example:3478', source: { kind: 'memory', where: 'from memory, for tests' } },
} as const satisfies Record<string, Relay>;
const nothingSeen = { seenToWork: new Set<string>(), now: Date.UTC(2026, 10, 25) };
type RelayName = keyof typeof relays;

const words = {
  ok: { kind: 'relay-answered', by: 'address' },
  refused: { kind: 'relay-answered', by: 'refusal' },
  silent: { kind: 'failed', failure: 'generic_timeout_error' },
  cut: { kind: 'failed', failure: 'relay_failed' },
  'no-name': { kind: 'failed', failure: 'dns_lookup_error' },
  stopped: { kind: 'failed', failure: 'interrupted' },
  'no-webrtc': { kind: 'skipped', why: 'no-webrtc' },
} as const satisfies Record<string, Outcome>;
type Word = keyof typeof words;

const isWord = (text: string): text is Word => text in words;
const waitMs = 2500;

/** Tries one after the other: at 0, 3000, 6000 ms. */
function tries(text: string, subject: Observation['subject'], url: string): Observation[] {
  return text.split(' ').flatMap((word, index): Observation[] => {
    if (!isWord(word)) return [];
    return [
      {
        subject,
        probe: url.startsWith('stun:') ? 'stun' : 'turn',
        host: relayPlace({ url }).host,
        at: index * 3000,
        tookMs: word === 'silent' ? waitMs : 60,
        attempt: index + 1,
        phase: 'during',
        outcome: words[word],
        reused: false,
      },
    ];
  });
}

/** `-` in place of a try means that nothing was asked then. */
interface Seen {
  readonly own: Readonly<Partial<Record<RelayName, string>>>;
  readonly controls?: readonly string[];
  /** The same on port 443. */
  readonly controlsOn443?: readonly string[];
  readonly mayBeProxied?: boolean;
}

function controlTries(controls: readonly string[], port: number): Observation[] {
  return controls.flatMap((text, index) => {
    const url = `stun:control.example:${port}`;
    return tries(text, controlRelaySubject({ id: `control-${port}-${index}`, vendor: 'control', url, ...known }), url);
  });
}

function judgeOn(service: Service, observations: readonly Observation[], mayBeProxied = false): FunctionVerdict {
  const network = { state: mayBeProxied ? 'proxied' : 'online', because: [], answered: 1, tried: 1 } as const;
  return judgeCalls({ service, check: checkOf(observations), network, ...nothingSeen });
}

function judge({ own, controls = ['ok - ok'], controlsOn443 = [], mayBeProxied = false }: Seen): FunctionVerdict {
  const names = Object.keys(own) as RelayName[];
  const service: Service = { ...whatsapp, relays: names.map((name) => relays[name]) };
  const observations = [
    ...names.flatMap((name) => tries(own[name] ?? '', relaySubject('whatsapp', relays[name]), relays[name].url)),
    ...controlTries(controls, 3478),
    ...controlTries(controlsOn443, 443),
  ];
  return judgeOn(service, observations, mayBeProxied);
}

type Case = readonly [what: string, seen: Seen, verdict: Partial<FunctionVerdict>];

const blockedByUdp = {
  state: 'blocked',
  cause: 'udp',
  manner: 'timeout',
  confidence: 'likely',
  because: ['tries-agree', 'neutral-relays-answer', 'may-be-down'],
} as const;
const answers = { state: 'works', confidence: 'likely', because: ['relay-answered'] } as const;

const cases: readonly Case[] = [
  ['a relay that tells an address', { own: { udp: 'ok' } }, answers],
  ['a relay that refuses the password', { own: { turn: 'refused' } }, answers],
  ['an answer, where control relays are silent', { own: { udp: 'ok' }, controls: ['silent silent'] }, answers],
  ['two silent tries, control relays fine', { own: { udp: 'silent silent' } }, blockedByUdp],
  [
    'two silent tries, one control relay of three fine',
    { own: { udp: 'silent silent' }, controls: ['silent - silent', 'silent', 'ok - ok'] },
    blockedByUdp,
  ],
  [
    'two silent tries, one control relay answers before and another after',
    { own: { udp: 'silent silent' }, controls: ['ok', 'silent - ok'] },
    blockedByUdp,
  ],
  [
    'datagrams lost, and streams cut as well',
    { own: { udp: 'silent silent', tcp: 'cut cut', tls: 'cut cut' } },
    blockedByUdp,
  ],
  [
    'relays whose names are not found here',
    { own: { udp: 'no-name no-name', turn: 'no-name no-name' } },
    { state: 'blocked', cause: 'dns' },
  ],
  [
    'a name that is not found, and lost datagrams',
    { own: { udp: 'no-name no-name', turn: 'silent silent' } },
    { state: 'blocked', cause: 'mixed' },
  ],
  ['streams cut, without a stage', { own: { tls: 'cut cut' } }, { state: 'blocked', confidence: 'likely' }],
  [
    'datagrams lost, streams answer',
    { own: { udp: 'silent silent', tcp: 'refused' } },
    { state: 'works', because: ['relay-answered', 'udp-silent-tcp-answers'] },
  ],
  [
    'datagrams to two relays lost once, streams answer',
    { own: { udp: 'silent', turn: 'silent', tcp: 'refused' } },
    { state: 'works', because: ['relay-answered', 'udp-silent-tcp-answers'] },
  ],
  [
    'one datagram lost, streams answer',
    { own: { udp: 'silent', tcp: 'refused' } },
    { state: 'works', because: ['relay-answered'] },
  ],
  [
    'datagrams lost to all relays, streams answer',
    { own: { udp: 'silent silent', tls: 'refused' }, controls: ['silent - silent'] },
    { state: 'works', because: ['relay-answered', 'udp-silent-tcp-answers'] },
  ],
  [
    'one relay of two silent',
    { own: { udp: 'ok', turn: 'silent silent' } },
    { state: 'works', because: ['relay-answered', 'some-endpoints-answer'] },
  ],
  [
    'a lost first try',
    { own: { udp: 'silent ok' } },
    { state: 'works', because: ['relay-answered', 'tries-disagree'] },
  ],
  ['one silent try', { own: { udp: 'silent' } }, { state: 'unsure', because: ['one-try-only'] }],
  [
    'two silent tries of one relay, one of another',
    { own: { udp: 'silent silent', turn: 'silent' } },
    { state: 'unsure', because: ['one-try-only'] },
  ],
  [
    'silence everywhere',
    { own: { udp: 'silent silent' }, controls: ['silent - silent', 'silent - silent'] },
    { state: 'unsure', because: ['no-udp-here'] },
  ],
  [
    'silence of all relays on one port, while one on another answers',
    { own: { udp: 'silent silent' }, controls: ['silent - silent'], controlsOn443: ['ok - ok'] },
    { state: 'unsure', because: ['no-udp-here'] },
  ],
  [
    'silence beside control relays of another port alone',
    { own: { udp: 'silent silent' }, controls: [], controlsOn443: ['ok - ok'] },
    { state: 'unsure', because: ['network-unknown'] },
  ],
  [
    'streams cut, beside control relays of another port',
    { own: { tls: 'cut cut' }, controls: [], controlsOn443: ['ok - ok'] },
    { state: 'blocked', confidence: 'likely' },
  ],
  [
    'silence everywhere, after one try',
    { own: { udp: 'silent' }, controls: ['silent'] },
    { state: 'unsure', because: ['no-udp-here'] },
  ],
  [
    'control relays fine before and silent after',
    { own: { udp: 'silent silent' }, controls: ['ok - silent'] },
    { state: 'unsure', because: ['network-unstable'] },
  ],
  [
    'control relays silent before and fine after',
    { own: { udp: 'silent silent' }, controls: ['silent - ok'] },
    { state: 'unsure', because: ['network-unstable'] },
  ],
  [
    'control relays not asked after',
    { own: { udp: 'silent silent' }, controls: ['ok'] },
    { state: 'unsure', because: ['interrupted'] },
  ],
  [
    'control relays asked after the first of two silent tries only',
    { own: { udp: 'silent silent' }, controls: ['ok ok'] },
    { state: 'unsure', because: ['interrupted'] },
  ],
  [
    'control relays never asked',
    { own: { udp: 'silent silent' }, controls: [] },
    { state: 'unsure', because: ['network-unknown'] },
  ],
  [
    'a silent relay without a public source',
    { own: { heard: 'silent silent' } },
    { state: 'unsure', because: ['unconfirmed-endpoint-only'] },
  ],
  [
    'a confirmed relay silent, an unconfirmed one tried once',
    { own: { udp: 'silent silent', heard: 'silent' } },
    blockedByUdp,
  ],
  ['a browser without WebRTC', { own: { udp: 'no-webrtc' } }, { state: 'untestable', because: ['no-webrtc'] }],
  ['a browser that asks only over STUN', { own: { udp: 'silent silent', tcp: 'no-webrtc no-webrtc' } }, blockedByUdp],
  ['a round that was stopped', { own: { udp: 'stopped' } }, { state: 'unsure', because: ['interrupted'] }],
  ['a check that asked none', { own: { udp: '-' } }, { state: 'untestable', because: ['left-out'] }],
  [
    'a proxy, whatever the relays answered',
    { own: { udp: 'silent silent' }, mayBeProxied: true },
    { state: 'untestable', because: ['not-through-proxy'] },
  ],
];

describe('calls are judged from', () => {
  it.each(cases)('%s', (_what, seen, verdict) => {
    expect(judge(seen)).toMatchObject({ function: 'calls', ...verdict });
  });

  it('a relay shared by two services, and asked for one of them', () => {
    const service: Service = { ...whatsapp, id: 'messenger', relays: [relays.udp] };
    const seen = tries('ok', relaySubject('whatsapp', relays.udp), relays.udp.url);
    expect(judgeOn(service, seen)).toMatchObject(answers);
  });
});

const anyTries = fc.array(fc.constantFrom<Word | '-'>('-', ...(Object.keys(words) as Word[])), { maxLength: 4 });
const anyOwn = fc.dictionary(
  fc.constantFrom(...(Object.keys(relays) as RelayName[])),
  anyTries.map((list) => list.join(' ')),
);

describe('with any answers of relays, calls', () => {
  it('are blocked only after two failed tries, without an answer, and with an answering control relay', () => {
    fc.assert(
      fc.property(anyOwn, fc.array(anyTries.map((list) => list.join(' '))), (own, controls) => {
        if (judge({ own, controls }).state !== 'blocked') return;
        const said = Object.values(own).join(' ').split(' ');
        expect(said.some((word) => word === 'ok' || word === 'refused')).toBe(false);
        expect(said.filter((word) => ['silent', 'cut', 'no-name'].includes(word)).length).toBeGreaterThanOrEqual(2);
        expect(controls.join(' ')).toMatch(/ok|refused/);
      }),
    );
  });

  it('are not judged behind a proxy', () => {
    fc.assert(
      fc.property(anyOwn, (own) => {
        expect(judge({ own, mayBeProxied: true }).state).toBe('untestable');
      }),
    );
  });
});

describe('the rules of calls', () => {
  const failing: CallFacts = {
    proxied: false,
    relays: 'fail',
    controls: 'answer',
    confirmed: true,
    inUse: true,
    enough: true,
    around: 'answered',
  };

  /** For each rule, how its facts differ from relays that fail beside control relays that answer. */
  const examples: Readonly<Record<string, Partial<CallFacts>>> = {
    'calls-through-a-proxy': { proxied: true },
    'calls-not-asked': { relays: 'not-asked' },
    'relay-answers': { relays: 'answer' },
    'no-webrtc': { relays: 'skipped' },
    'calls-stopped': { relays: 'stopped' },
    'control-relays-silent-too': { controls: 'silent' },
    'relays-unconfirmed': { confirmed: false, inUse: false },
    'relays-never-seen-to-work': { inUse: false },
    'relay-failed-once': { enough: false, around: 'changed' },
    'no-control-relay': { controls: 'not-asked', around: 'changed' },
    'relays-fail-beside-controls': {},
    'not-between-control-relays': { around: 'changed' },
    'no-control-relay-after': { around: 'not-asked' },
  };

  it.each(callRules.groups.flatMap(({ rules }) => rules))('include $id', ({ id }) => {
    expect(callRules.first({ ...failing, ...examples[id] }).id).toBe(id);
  });
});
