// @vitest-environment happy-dom
import '../fake-extension.ts';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { serviceById } from '../../src/catalogue/catalogue.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import type { ServiceState, ServiceVerdict } from '../../src/model/verdict.ts';
import { headline } from '../../src/pages/shared/current/headline-text.ts';
import { rowsOf } from '../../src/pages/shared/current/rows.ts';
import type { View } from '../../src/pages/shared/current/view.ts';
import { useTexts } from '../../src/pages/shared/text.ts';
import { allServices, blockedBy, hourMs, plainState, roundOf, verdictOf } from './fixtures.ts';

const now = Date.now();

beforeAll(() => useTexts(JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8')), 'en'));

function viewOf(states: readonly ServiceState[], at = now): View {
  const services = allServices.slice(0, states.length);
  const verdicts = services.map((service, index) => plainState(service, at, states[index] ?? 'works', []));
  const round = roundOf(at - 2000, verdicts);
  return {
    settings: defaultSettings,
    settingsLost: false,
    services: services.flatMap((id) => serviceById(id) ?? []),
    missing: [],
    finished: round,
    ended: round,
    verdicts: new Map(verdicts.map((verdict) => [verdict.service, verdict])),
    earlier: new Map(),
    budgetUsed: false,
  };
}

test.each<[readonly ServiceState[], string]>([
  [['works'], 'WhatsApp works on this network'],
  [['works', 'works', 'works'], 'All 3 messengers work on this network'],
  [['works', 'blocked', 'works'], 'Telegram looks blocked on this network'],
  [['works', 'partial'], 'Telegram looks partly blocked on this network'],
  [['slow', 'works'], 'WhatsApp is slow on this network'],
  [['down', 'works'], 'WhatsApp has problems of its own'],
  [['blocked', 'slow', 'works', 'unsure'], '2 of 4 have problems on this network'],
  [['works', 'unsure', 'works'], '2 of 3 work, 1 is unclear'],
  [['works', 'unsure', 'unsure'], '1 of 3 work, 2 are unclear'],
  [['works', 'untestable'], '1 of 2 work, the rest could not be tested'],
  [['unsure', 'unsure'], 'Not sure yet'],
  [['untestable', 'untestable'], 'Nothing could be tested yet'],
  [['site-only', 'works', 'works'], 'All 2 messengers work on this network'],
  [['site-only', 'works'], 'Telegram works on this network'],
  [['works', 'site-only', 'unsure'], '1 of 2 work, 1 is unclear'],
  [['works', 'site-only', 'untestable'], '1 of 2 work, the rest could not be tested'],
  [['blocked', 'slow', 'works', 'site-only'], '2 of 3 have problems on this network'],
  [['works', 'site-blocked'], 'The site of Telegram looks blocked on this network'],
  [['site-only', 'site-only'], 'Only sites could be tested, and they answer'],
])('%j has the headline "%s"', (states, text) => {
  const view = viewOf(states);
  expect(headline(view, rowsOf(view, now), now)).toBe(text);
});

test('the headline says that no messenger is switched on', () => {
  expect(headline(viewOf([]), [], now)).toBe('No messenger is switched on');
});

describe('after one messenger was tested again', () => {
  /** A check of all some hours ago, and a check of Signal just now. */
  function testedAgain(hoursAgo: number, before: readonly ServiceState[]): View {
    const whole = viewOf(before, now - hoursAgo * hourMs);
    const again = roundOf(now - 2000, [verdictOf('signal', now)]);
    const verdicts = new Map([...whole.verdicts, ['signal', verdictOf('signal', now)]]);
    return { ...whole, verdicts, finished: again, ended: again };
  }
  const told = (view: View) => headline(view, rowsOf(view, now), now);

  test('old results of the others are not counted', () => {
    const view = testedAgain(72, ['works', 'works', 'works', 'works']);
    expect(told(view)).toBe('1 of 4 work, 3 still to be checked');
  });

  test('old problems of the others are not counted', () => {
    expect(told(testedAgain(72, ['blocked', 'works', 'unsure']))).toBe('1 of 3 work, 2 still to be checked');
  });

  test('results of the same day are counted', () => {
    expect(told(testedAgain(2, ['works', 'works', 'works']))).toBe('All 3 messengers work on this network');
  });

  test('there is nothing to say if that messenger is then switched off', () => {
    const view = testedAgain(72, ['works', 'works']);
    expect(told({ ...view, services: view.services.slice(0, 2) })).toBe('See which messengers work from here');
  });
});

describe('a messenger that was switched on after the check', () => {
  test.each<[readonly ServiceState[], string]>([
    [['works', 'works'], '2 of 3 work, 1 still to be checked'],
    [['works', 'blocked'], 'Telegram looks blocked on this network'],
    [['unsure', 'untestable'], 'Not sure yet'],
  ])('is not counted as one that could not be tested: %j', (states, text) => {
    const view = viewOf(states);
    const more = { ...view, services: [...view.services, serviceById('signal')].filter((one) => one !== undefined) };
    expect(headline(more, rowsOf(more, now), now)).toBe(text);
  });
});

test('while one messenger is tested again, problems of the others are not counted', () => {
  const before = viewOf(['blocked', 'partial', 'works']);
  const running = { ...roundOf(now - 500, []), status: 'running', services: ['signal'] } as const;
  const told = (verdicts: readonly ServiceVerdict[]) => {
    const view = { ...before, running: { ...running, verdicts } };
    return headline(view, rowsOf(view, now), now);
  };
  expect(told([])).toBe('Checking your messengers');
  expect(told([blockedBy('signal', now, 'tls', 'reset')])).toBe('1 problem so far');
});

test('a service is said to refuse a country only if all of it does', () => {
  const view = viewOf(['works', 'works']);
  const told = (state: 'partial' | 'blocked') => {
    const refuses = { ...blockedBy('telegram', now, 'http', 'legal-451'), state };
    const seen = { ...view, verdicts: new Map([...view.verdicts, ['telegram', refuses]]) };
    return headline(seen, rowsOf(seen, now), now);
  };
  expect(told('partial')).toBe('Telegram looks partly blocked on this network');
  expect(told('blocked')).toBe('Telegram refuses to serve your country');
});
