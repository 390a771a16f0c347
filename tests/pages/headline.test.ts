// @vitest-environment happy-dom
import '../fake-extension.ts';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { packaged } from '../../src/catalogue/catalogue.ts';
import { serviceById } from '../../src/catalogue/known-services.ts';
import type { CurrentState, Since } from '../../src/history/current-state.ts';
import { effectsOf } from '../../src/model/effect.ts';
import type { Round } from '../../src/model/round.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import type { FunctionVerdict, NetworkVerdict, ServiceState, ServiceVerdict } from '../../src/model/verdict.ts';
import { headlineOf, headlineText } from '../../src/pages/shared/current/headline.ts';
import { rowsOf } from '../../src/pages/shared/current/rows.ts';
import type { View } from '../../src/pages/shared/current/view.ts';
import { useTexts } from '../../src/pages/shared/text.ts';
import {
  allServices,
  blockedBy,
  hourMs,
  online,
  partialWebsocket,
  plainState,
  roundOf,
  verdictOf,
  worksFunction,
} from './fixtures.ts';

const now = new Date(2026, 10, 26, 17, 30).getTime();

beforeAll(() => useTexts(JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8')), 'en'));

function viewOf(states: readonly ServiceState[], at = now): View {
  return viewOfVerdicts(
    states.map((state, index) => plainState(allServices[index] ?? '', at, state, [])),
    at,
  );
}

function viewOfVerdicts(
  verdicts: readonly ServiceVerdict[],
  at = now,
  since: Readonly<Record<string, Since>> = {},
  network: NetworkVerdict = online,
): View {
  const round = roundOf(at - 2000, verdicts, { network });
  return {
    settings: defaultSettings,
    settingsLost: false,
    services: verdicts.flatMap(({ service }) => serviceById(service, packaged) ?? []),
    missing: [],
    finished: round,
    ended: round,
    verdicts: new Map(verdicts.map((verdict) => [verdict.service, verdict])),
    here: 'unknown',
    networks: [],
    currentStates: new Map(
      verdicts.map((verdict): [string, CurrentState] => {
        const begun = since[verdict.service];
        return [
          verdict.service,
          { state: verdict.state, effects: effectsOf(verdict), ...(begun ? { since: begun } : {}) },
        ];
      }),
    ),
    earlier: new Map(),
    budgetUsed: false,
  };
}

const told = (view: View) => headlineText(headlineOf(view, rowsOf(view, now), now));
const asides = (view: View) => headlineOf(view, rowsOf(view, now), now).lines.map(({ aside }) => aside);

test.each<[readonly ServiceState[], string]>([
  [['works'], "WhatsApp: messages and photos work. Calls can't be tested"],
  [['works', 'works', 'works'], "Messages and photos work. Calls can't be tested"],
  [['works', 'blocked', 'works'], "Telegram doesn't open here. Write on WhatsApp and Signal"],
  [['works', 'partial'], "Telegram: messages may come late and the web page doesn't always open. Write on WhatsApp"],
  [['slow', 'works'], 'WhatsApp is very slow here. Write on Telegram'],
  [['down', 'works'], 'WhatsApp has a problem of its own. Write on Telegram'],
  [['blocked', 'slow', 'works', 'unsure'], "WhatsApp doesn't open here. Write on Signal"],
  [['blocked', 'blocked', 'works'], "WhatsApp and Telegram don't open here. Write on Signal"],
  [['blocked', 'slow', 'slow', 'works'], "WhatsApp doesn't open here. Write on Messenger"],
  [
    ['works', 'unsure', 'works'],
    "WhatsApp and Signal: messages and photos work. Not sure yet: Telegram. Calls can't be tested",
  ],
  [
    ['works', 'unsure', 'unsure'],
    "WhatsApp: messages and photos work. Not sure yet: Telegram and Signal. Calls can't be tested",
  ],
  [['works', 'untestable'], "WhatsApp: messages and photos work. Calls can't be tested"],
  [['unsure', 'unsure'], 'Nothing is clear yet: check again'],
  [['untestable', 'untestable'], 'Nothing could be tested yet'],
  [['site-only', 'works', 'works'], "Messages and photos work. Calls can't be tested"],
  [['site-only', 'works'], "Telegram: messages and photos work. Calls can't be tested"],
  [['works', 'site-only', 'unsure'], "WhatsApp: messages and photos work. Not sure yet: Signal. Calls can't be tested"],
  [['works', 'site-only', 'untestable'], "WhatsApp: messages and photos work. Calls can't be tested"],
  [['works', 'site-blocked'], "The site of Telegram doesn't open here. Write on WhatsApp"],
  [['site-only', 'site-only'], 'Only sites could be tested, and they answer'],
])('%j has the headline "%s"', (states, text) => {
  expect(told(viewOf(states))).toBe(text);
});

test('of six that fail, two are named, the others are counted, and the one that works is named', () => {
  const states = ['blocked', 'blocked', 'blocked', 'blocked', 'blocked', 'blocked', 'works'] as const;
  expect(told(viewOf(states))).toBe("WhatsApp, Telegram, and 4 more don't open here. Nothing's private on MAX");
});

test('three names take no more space than two and a number', () => {
  expect(told(viewOf(['blocked', 'blocked', 'blocked']))).toBe("WhatsApp, Telegram, and Signal don't open here");
});

test('the headline says that no messenger is switched on', () => {
  expect(told(viewOf([]))).toBe('No messenger is switched on');
});

describe('failures are named by their effect', () => {
  const withPart = (change: Partial<ServiceVerdict['functions'][number]>, state: ServiceState = 'partial') =>
    told(
      viewOfVerdicts([
        verdictOf('telegram', now, {
          state,
          functions: [
            worksFunction('web'),
            worksFunction('messages'),
            { function: 'media', state: 'blocked', because: [], ...change },
          ],
        }),
      ]),
    );

  test.each<[Partial<ServiceVerdict['functions'][number]>, string]>([
    [{ cause: 'freeze' }, 'photos stall'],
    [{ cause: 'tls' }, "photos don't load"],
    [{ state: 'partial' }, "some photos don't load"],
    [{ function: 'calls', cause: 'udp' }, "calls don't connect"],
    [{ function: 'upload', cause: 'freeze' }, 'sending photos stalls'],
  ])('%j', (change, text) => {
    expect(withPart(change)).toBe(`Telegram: ${text}`);
  });

  test('slow photos do not make the messenger slow', () => {
    expect(withPart({ state: 'slow', cause: 'throttle' }, 'slow')).toBe('Telegram: photos load very slowly');
  });

  test.each([
    ['blocked', 'freeze', 'loading and sending photos stalls'],
    ['slow', 'throttle', 'loading and sending photos is very slow'],
  ] as const)('photos that fail in the same way in both directions have one phrase: %s', (state, cause, text) => {
    const both = (['media', 'upload'] as const).map((id) => ({ function: id, state, cause, because: [] }) as const);
    const calls = { function: 'calls', state: 'blocked', cause: 'udp', because: [] } as const;
    const of = (functions: ServiceVerdict['functions']) =>
      told(viewOfVerdicts([verdictOf('telegram', now, { state: 'partial', functions })]));
    expect(of(both)).toBe(`Telegram: ${text}`);
    expect(of([...both, calls])).toBe(`Telegram: calls don't connect and ${text}`);
  });

  test('what people miss most comes first', () => {
    const calls = { function: 'calls', state: 'blocked', cause: 'udp', because: [] } as const;
    const { functions, ...rest } = partialWebsocket('telegram', now);
    expect(told(viewOfVerdicts([{ ...rest, functions: [calls, ...functions] }]))).toBe(
      "Telegram: messages may come late and calls don't connect",
    );
  });
});

describe('the sentence expresses the doubt', () => {
  const at = (hour: number, minute = 0) => new Date(2026, 10, 26, hour, minute).getTime();
  const whatsapp = blockedBy('whatsapp', now, 'tls', 'reset');
  const shown = (verdict: ServiceVerdict): ServiceVerdict => ({
    ...verdict,
    confidence: 'confident',
    because: [...verdict.because, 'shown-by-resolvers'],
  });

  test('with the time since when', () => {
    const view = viewOfVerdicts([whatsapp], now, { whatsapp: { at: at(16, 57) } });
    expect(asides(view)).toEqual(['since 4:57 PM\u00a0· looks blocked']);
  });

  test('and says that a state may be older', () => {
    const view = viewOfVerdicts([shown(whatsapp)], now, { whatsapp: { at: at(16, 57), atLeast: true } });
    expect(asides(view)).toEqual(['since 4:57 PM at least\u00a0· blocked']);
  });

  test('and gives several that began at different times the first of these', () => {
    const view = viewOfVerdicts([whatsapp, { ...whatsapp, service: 'telegram' }], now, {
      whatsapp: { at: at(16, 57) },
      telegram: { at: at(12) },
    });
    expect(asides(view)).toEqual(['the first since 12:00 PM\u00a0· looks blocked']);
  });

  test('a messenger with one failing part is not called blocked as a whole', () => {
    const part = partialWebsocket('telegram', now);
    expect(asides(viewOfVerdicts([part]))).toEqual(['a part looks blocked']);
    expect(asides(viewOfVerdicts([shown(part)]))).toEqual(['a part is blocked']);
  });

  test('a certain failure is called blocked only if it is shown that the service does not cause it', () => {
    const certain = { ...whatsapp, confidence: 'confident' } as const;
    expect(asides(viewOfVerdicts([certain]))).toEqual(['checks agree']);
    expect(asides(viewOfVerdicts([shown(whatsapp), { ...certain, service: 'telegram' }]))).toEqual(['checks agree']);
  });

  test('a refusal and a problem of the service itself are stated without a doubt', () => {
    const refused = blockedBy('whatsapp', now, 'http', 'legal-451');
    expect(asides(viewOfVerdicts([refused]))).toEqual([undefined]);
    expect(asides(viewOf(['down']))).toEqual([undefined]);
  });

  test('nothing is called blocked if the check is unsure', () => {
    expect(asides(viewOfVerdicts([{ ...whatsapp, confidence: 'unsure' }]))).toEqual(['not sure yet']);
  });
});

describe('nothing untested is said to work', () => {
  const calls = (state: FunctionVerdict['state'], because: FunctionVerdict['because'] = []) =>
    ({ function: 'calls', state, because }) as const;
  const with_ = (service: string, ...functions: readonly FunctionVerdict[]) => verdictOf(service, now, { functions });
  const [messages, photos] = [worksFunction('messages'), worksFunction('media')];
  const answering = worksFunction('calls');

  test.each<[string, readonly ServiceVerdict[], string]>([
    [
      'call servers that answer',
      [with_('signal', messages, photos, answering), with_('messenger', messages, photos, answering)],
      'Messages and photos work. Call servers answer',
    ],
    [
      'call servers of some messengers',
      [with_('signal', messages, photos, answering), with_('whatsapp', messages, photos, calls('untestable'))],
      'Messages and photos work. Call servers answer: Signal. Not known for the rest',
    ],
    [
      'calls that the check left out',
      [with_('signal', messages, photos, calls('untestable', ['left-out']))],
      'Signal: messages and photos work. Calls were not tested',
    ],
    [
      'call servers of which it is not sure',
      [with_('signal', messages, photos, calls('unsure'))],
      'Signal: messages and photos work. Calls: not sure yet',
    ],
    [
      'photos of some messengers alone',
      [with_('signal', messages, photos), with_('whatsapp', messages)],
      'Signal: messages and photos work',
    ],
    ['messages alone', [with_('signal', messages), with_('whatsapp', messages)], 'Messages work'],
    ['pages alone', [with_('instagram', worksFunction('web'))], 'Instagram Direct: pages open'],
    [
      'calls, while another messenger fails',
      [
        blockedBy('whatsapp', now, 'tls', 'reset'),
        with_('signal', messages, answering),
        with_('messenger', messages, calls('untestable')),
      ],
      "WhatsApp doesn't open here. Write or call on Signal",
    ],
    [
      'no messages, while another messenger fails',
      [blockedBy('whatsapp', now, 'tls', 'reset'), with_('instagram', worksFunction('web'))],
      "WhatsApp doesn't open here. Instagram Direct: pages open",
    ],
  ])('%s', (_, verdicts, text) => {
    expect(told(viewOfVerdicts(verdicts))).toBe(text);
  });
});

test('no "since" is given for a problem that only one check has seen', () => {
  const seen = { ...blockedBy('whatsapp', now, 'tls', 'reset'), at: now - 1000 };
  const since = { whatsapp: { at: now - 2000, atLeast: true } } as const;
  expect(asides(viewOfVerdicts([seen], now, since))).toEqual(['looks blocked']);
});

test('a result through a proxy says so first', () => {
  const network = { state: 'proxied', because: ['proxy-in-path'], answered: 8, tried: 8 } as const;
  expect(told(viewOfVerdicts([verdictOf('max', now)], now, {}, network))).toBe(
    "Through a proxy or VPN: MAX: messages and photos work. Calls can't be tested",
  );
});

test('what answered although the connection is the problem is named', () => {
  const network = { state: 'national-only', because: ['domestic-only'], answered: 2, tried: 8 } as const;
  const verdicts = [plainState('signal', now, 'unsure', ['network-national-only']), verdictOf('max', now)];
  expect(told(viewOfVerdicts(verdicts, now, {}, network))).toBe(
    "Only sites inside the country answer. Nothing's private on MAX",
  );
});

describe('after one messenger was tested again', () => {
  /** A check of all some hours ago, and a check of Signal just now. */
  function testedAgain(hoursAgo: number, before: readonly ServiceState[]): View {
    const whole = viewOf(before, now - hoursAgo * hourMs);
    const again = roundOf(now - 2000, [verdictOf('signal', now)]);
    const verdicts = new Map([...whole.verdicts, ['signal', verdictOf('signal', now)]]);
    const currentStates = new Map([...whole.currentStates, ['signal', { state: 'works', effects: [] } as const]]);
    return { ...whole, verdicts, currentStates, finished: again, ended: again };
  }

  test('old results of the others are not counted', () => {
    const view = testedAgain(72, ['works', 'works', 'works', 'works']);
    expect(told(view)).toBe("Signal: messages and photos work. Calls can't be tested");
  });

  test('the mark beside the headline belongs to the named one', () => {
    const view = testedAgain(72, ['works', 'works', 'works', 'works']);
    expect(headlineOf(view, rowsOf(view, now), now).lines).toEqual([
      { text: 'Signal: messages and photos work', state: 'works' },
    ]);
  });

  test('old problems of the others are not counted', () => {
    expect(told(testedAgain(72, ['blocked', 'works', 'unsure']))).toBe(
      "Signal: messages and photos work. Calls can't be tested",
    );
  });

  test('results of the same day are counted', () => {
    expect(told(testedAgain(2, ['works', 'works', 'works']))).toBe("Messages and photos work. Calls can't be tested");
  });

  test('there is nothing to say if that messenger is then switched off', () => {
    const view = testedAgain(72, ['works', 'works']);
    expect(told({ ...view, services: view.services.slice(0, 2) })).toBe('See which messengers work from here');
  });
});

describe('a messenger that was switched on after the check', () => {
  test.each<[readonly ServiceState[], string]>([
    [['works', 'works'], "WhatsApp and Telegram: messages and photos work. Calls can't be tested"],
    [['works', 'blocked'], "Telegram doesn't open here. Write on WhatsApp"],
    [['unsure', 'untestable'], 'Nothing is clear yet: check again'],
  ])('is not counted as one that could not be tested: %j', (states, text) => {
    const view = viewOf(states);
    const more = {
      ...view,
      services: [...view.services, serviceById('signal', packaged)].filter((one) => one !== undefined),
    };
    expect(told(more)).toBe(text);
  });
});

describe('while a check runs', () => {
  const running = (verdicts: readonly ServiceVerdict[]) =>
    ({ ...roundOf(now - 500, verdicts), status: 'running', services: allServices }) as const;

  test('the results from before stay until there are others', () => {
    const before = viewOf(['works', 'works', 'works']);
    expect(told({ ...before, running: running([]) })).toBe("Messages and photos work. Calls can't be tested");
    expect(told({ ...before, running: running([blockedBy('signal', now, 'tls', 'reset')]) })).toBe(
      "Signal doesn't open here. Write on WhatsApp and Telegram",
    );
  });

  test('nothing is said about results that are old, or that say nothing about the messengers', () => {
    const offline = { state: 'offline', because: [], answered: 0, tried: 8 } as const;
    const unjudged = viewOfVerdicts([plainState('signal', now, 'unsure', ['network-offline'])], now, {}, offline);
    expect(told({ ...unjudged, running: running([]) })).toBe('Checking your messengers');
    expect(told({ ...viewOf(['blocked'], now - 30 * hourMs), running: running([]) })).toBe('Checking your messengers');
  });

  test('does not say that a messenger works while its photos are still being measured', () => {
    const [whatsapp = '', telegram = ''] = allServices;
    const judged = [plainState(whatsapp, now, 'works', []), plainState(telegram, now, 'works', [])];
    const view = viewOfVerdicts(judged);
    const at = (stages: NonNullable<Round['stages']>) => told({ ...view, running: { ...running(judged), stages } });
    expect(at({ [whatsapp]: 'speed', [telegram]: 'speed' })).toBe('Checking your messengers');
    expect(at({ [whatsapp]: 'speed' })).toBe("Telegram: messages and photos work. Calls can't be tested");
  });
});

describe('a result older than a day is told in the past tense, with one age', () => {
  const past = (...verdicts: readonly ServiceVerdict[]) => told(viewOfVerdicts(verdicts, now - 72 * hourMs));
  const old = now - 72 * hourMs;

  test.each<[readonly ServiceVerdict[], string]>([
    [[blockedBy('whatsapp', old, 'tls', 'reset'), verdictOf('signal', old)], "3 days ago WhatsApp didn't open"],
    [[blockedBy('whatsapp', old, 'http', 'legal-451')], "3 days ago WhatsApp didn't open: refused by law"],
    [[plainState('discord', old, 'down', [])], '3 days ago the servers of Discord had a problem'],
    [[partialWebsocket('telegram', old)], '3 days ago Telegram worked only in part'],
    [[verdictOf('signal', old)], '3 days ago all that was tested worked'],
  ])('%#', (verdicts, text) => {
    expect(past(...verdicts).replaceAll('\u00a0', ' ')).toBe(text);
  });

  test('which is the time if it says nothing about the messengers', () => {
    expect(past(plainState('signal', old, 'unsure', ['one-try-only']))).toMatch(/^Last check: /);
  });
});

test('a service is said to refuse a country only if all of it does', () => {
  const refuses = blockedBy('telegram', now, 'http', 'legal-451');
  expect(told(viewOfVerdicts([refuses]))).toBe('Telegram is refused here by law, says an answer in its name');
  expect(told(viewOfVerdicts([{ ...refuses, state: 'partial' }]))).not.toContain('refuses');
});
