// @vitest-environment happy-dom
import './fake-extension.ts';
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { serviceById } from '../../src/catalogue/catalogue.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import type { ServiceState } from '../../src/core/verdict-words.ts';
import { headline } from '../../src/ui/current/headline-text.ts';
import { rowsOf } from '../../src/ui/current/rows.ts';
import type { View } from '../../src/ui/current/view.ts';
import { useTexts } from '../../src/ui/text.ts';
import { allServices, plainState, roundOf } from './fixtures.ts';

const now = Date.now();

beforeAll(() => useTexts(JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8')), 'en'));

function viewOf(states: readonly ServiceState[]): View {
  const services = allServices.slice(0, states.length);
  const verdicts = services.map((service, index) => plainState(service, now, states[index] ?? 'works', []));
  const round = roundOf(now - 2000, verdicts);
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
])('%j is told as "%s"', (states, text) => {
  const view = viewOf(states);
  expect(headline(view, rowsOf(view, now), now)).toBe(text);
});

test('with no messenger switched on, that is the headline', () => {
  expect(headline(viewOf([]), [], now)).toBe('No messenger is switched on');
});
