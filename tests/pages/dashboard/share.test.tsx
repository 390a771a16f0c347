// @vitest-environment happy-dom
import '../../fake-extension.ts';
import { readFileSync } from 'node:fs';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { packaged, services } from '../../../src/catalogue/catalogue.ts';
import { serviceById } from '../../../src/catalogue/known-services.ts';
import type { CurrentState } from '../../../src/history/current-state.ts';
import { effectsOf } from '../../../src/model/effect.ts';
import { directionOf, languages } from '../../../src/model/language.ts';
import { type NetworkState, networkStateWords } from '../../../src/model/network-states.ts';
import type { Round } from '../../../src/model/round.ts';
import { defaultSettings } from '../../../src/model/settings.ts';
import type { ServiceState, ServiceVerdict } from '../../../src/model/verdict.ts';
import { Card, cardHeight, cardWidth } from '../../../src/pages/dashboard/share/card.tsx';
import { pictureOf } from '../../../src/pages/dashboard/share/share.tsx';
import { markdownText, plainText } from '../../../src/pages/dashboard/share/share-text.ts';
import { type SharedResult, sharedResult } from '../../../src/pages/dashboard/share/shared-result.ts';
import type { View } from '../../../src/pages/shared/current/view.ts';
import { useTexts } from '../../../src/pages/shared/text.ts';
import { allServices, blockedBy, hourMs, online, plainState, roundOf, verdictOf } from '../fixtures.ts';
import { all, messages } from '../open-popup.tsx';

const now = Date.UTC(2026, 10, 25, 14, 5, 59, 999);

beforeAll(() => useTexts(messages, 'en'));
afterEach(() => render(undefined, document.body));

/** The view after these checks, the newest last. */
function viewAfter(...rounds: readonly Round[]): View {
  const newest = rounds.at(-1);
  const verdicts = new Map<string, ServiceVerdict>();
  for (const verdict of rounds.flatMap((round) => round.verdicts)) verdicts.set(verdict.service, verdict);
  const currentStates = [...verdicts].map(([id, verdict]): [string, CurrentState] => [
    id,
    { state: verdict.state, effects: effectsOf(verdict), since: { at: now - 3 * hourMs } },
  ]);
  return {
    settings: defaultSettings,
    settingsLost: false,
    services: [...verdicts.keys()].flatMap((id) => serviceById(id, packaged) ?? []),
    missing: [],
    ...(newest ? { finished: newest, ended: newest } : {}),
    verdicts,
    here: 'unknown',
    networks: [],
    currentStates: new Map(currentStates),
    earlier: new Map(),
    budgetUsed: false,
  };
}

const statesOf = (view: View) => sharedResult(view, now)?.rows.map(({ service, state }) => [service.id, state]);

/** The result of one check on a connection in this state, with a verdict for each of these states. */
function shared(network: NetworkState, ...states: readonly ServiceState[]): SharedResult {
  const verdicts = states.map((state, index) => plainState(allServices[index] ?? 'zoom', now, state, []));
  const result = sharedResult(viewAfter(roundOf(now, verdicts, { network: { ...online, state: network } })), now);
  if (!result) throw new Error('there is nothing to share');
  return result;
}

describe('the result that a person shares', () => {
  const home = roundOf(now - 5 * hourMs, [
    blockedBy('whatsapp', now - 5 * hourMs, 'tls', 'reset'),
    verdictOf('telegram', now - 5 * hourMs),
  ]);

  test('has the verdicts of the last check, problems first', () => {
    const reordered = { ...home, verdicts: home.verdicts.toReversed() };
    expect(statesOf(viewAfter(reordered))).toEqual([
      ['whatsapp', 'blocked'],
      ['telegram', 'works'],
    ]);
  });

  test('leaves out earlier checks, which may have been on another network', () => {
    const cafe = roundOf(now - 60_000, [verdictOf('telegram', now - 60_000)]);
    expect(statesOf(viewAfter(home, cafe))).toEqual([['telegram', 'works']]);
  });

  test('leaves out the running check, and what a check found that was stopped since', () => {
    const running = { ...roundOf(now - 1000, [verdictOf('whatsapp', now)]), status: 'running' } as const;
    expect(statesOf({ ...viewAfter(home), running })?.[0]).toEqual(['whatsapp', 'blocked']);
    const stopped = viewAfter(home, roundOf(now - 1000, [verdictOf('whatsapp', now)], { status: 'stopped' }));
    expect(statesOf({ ...stopped, finished: home })?.[0]).toEqual(['whatsapp', 'blocked']);
  });

  test('leaves out messengers that were switched off or added by the person, and a stale check', () => {
    const view = viewAfter(home);
    expect(statesOf({ ...view, services: view.services.slice(1) })).toEqual([['telegram', 'works']]);
    expect(sharedResult(view, now + 30 * hourMs)).toBeUndefined();
    const own = roundOf(now, [verdictOf('custom-1a2b', now)]);
    const [telegram] = view.services;
    const added = { ...telegram, id: 'custom-1a2b', name: 'My own' } as View['services'][number];
    expect(sharedResult({ ...viewAfter(own), services: [added] }, now)).toBeUndefined();
  });

  test('has the minute of the check, and no finer time', () => {
    expect(new Date(shared('online', 'works').at).toISOString()).toBe('2026-11-25T14:06:00.000Z');
  });

  test('has a network label only where it was ticked, tidied and shortened', () => {
    const labelOf = (label?: string) => sharedResult(viewAfter(home), now, label)?.networkLabel;
    expect(labelOf()).toBeUndefined();
    expect(labelOf(' \u202eHome\n  of\u200bfice\u0000 ')).toBe('Home office');
    expect(labelOf('📶'.repeat(50))).toBe('📶'.repeat(40));
  });
});

describe('a shared result in words', () => {
  const leadOf = (result: SharedResult) => plainText(result).split('\n')[0];

  test.each<[NetworkState, readonly ServiceState[], RegExp]>([
    ['online', ['works', 'unsure'], /^WhatsApp: messages and photos work$/],
    ['online', ['unsure', 'untestable'], /^Nothing could be judged$/],
    ['online', ['blocked', 'works'], /^WhatsApp doesn't open here · since Nov 25, \d+:05 [AP]M · looks blocked$/],
    ['online', ['site-only', 'site-only'], /^Nothing could be judged$/],
    ['online', ['works', 'site-blocked'], /^The site of Telegram doesn't open here/],
    ['offline', ['unsure', 'unsure'], /^The device had no internet$/],
    ['captive-portal', ['unsure'], /^The network wanted a sign-in first$/],
    ['proxied', ['works'], /^WhatsApp: messages and photos work$/],
  ])('on a connection that is %s, with %j, begins with %s', (network, states, text) => {
    expect(leadOf(shared(network, ...states))).toMatch(text);
  });

  test('gives no beginning of a problem that one check alone has seen, since the time of that check is given', () => {
    const { rows, ...result } = shared('online', 'blocked', 'works');
    const seenOnce = rows.map((row) => ({
      ...row,
      current: { ...row.current, state: 'blocked', effects: ['not-open'], since: { at: now, atLeast: true } } as const,
    }));
    expect(leadOf({ ...result, rows: seenOnce.slice(0, 1) })).toBe("WhatsApp doesn't open here · looks blocked");
  });

  test('names every messenger, under what became of it', () => {
    const text = plainText(shared('online', 'blocked', 'slow', 'works', 'works', 'unsure', 'site-only', 'untestable'));
    expect(text).toMatch(/^WhatsApp doesn't open here/m);
    expect(text).toMatch(/^Telegram is very slow here/m);
    expect(text).toMatch(/^Signal and Messenger: messages and photos work$/m);
    expect(text).toMatch(/^Calls can't be tested$/m);
    expect(text).toMatch(/^Not sure yet: Discord$/m);
    expect(text).toMatch(/^Viber: Site answers$/m);
    expect(text).toMatch(/^MAX: Can't test here$/m);
  });

  test('has the local time with its zone, and where to get Reachable', () => {
    expect(plainText(shared('online', 'works'))).toMatch(/^Tested on Nov 25, 2026, \d+:06 [AP]M GMT/m);
    expect(plainText(shared('online', 'works'))).toMatch(/free extension for Chrome, Edge and Firefox/);
    expect(markdownText(shared('online', 'works'))).toMatch(/free extension for Chrome, Edge and Firefox/);
  });

  test.each([
    ['proxied', 'Seen through a proxy or VPN'],
    ['slow-line', 'The internet was slow for every site'],
  ] as const)('mentions a connection that is %s in text, Markdown and picture', async (network, text) => {
    const result = shared(network, 'works');
    expect(plainText(result).split('\n')).toContain(text);
    expect(markdownText(result).split('\n')).toContain(text);
    await act(() => render(<Card result={result} rtl={false} />, document.body));
    expect(document.body.textContent).toContain(text);
  });

  test('does not mention a connection that is online, and mentions any other once', () => {
    expect(plainText(shared('online', 'works'))).not.toContain('internet');
    expect(plainText(shared('offline', 'unsure')).match(/no internet/g)).toHaveLength(1);
  });

  test('isolates each line in a right-to-left language, since a chat may run the other way', () => {
    useTexts(messages, 'fa');
    const lines = plainText(shared('online', 'blocked', 'works')).split('\n');
    expect(lines.filter((line) => line !== '' && !/^\u200f\u2067.*\u2069$/u.test(line))).toEqual([]);
    useTexts(messages, 'en');
  });

  test('never addresses the reader, who may be elsewhere', () => {
    for (const network of networkStateWords) {
      expect(plainText(shared(network, 'works'))).not.toMatch(/your|you are|this device/i);
    }
    const refused = roundOf(now, [blockedBy('whatsapp', now, 'http', 'legal-451')]);
    const result = sharedResult(viewAfter(refused), now);
    expect(result && plainText(result)).toMatch(
      /^WhatsApp is refused in this country by law, says an answer in its name/,
    );
  });
});

/** The average width of a letter in DejaVu Sans, the widest of the usual fonts, as a share of the font size. */
function emsOf(letter: string): number {
  if (/\p{Script=Han}/u.test(letter)) return 1;
  if (/\p{Mn}/u.test(letter)) return 0;
  if (/\p{Script=Myanmar}/u.test(letter)) return /\p{Mc}/u.test(letter) ? 0.45 : 0.75;
  return /\p{Script=Cyrillic}/u.test(letter) ? 0.6 : 0.5;
}

describe('the picture of a result', () => {
  const many = (count: number, state: ServiceState = 'works') =>
    sharedResult(
      viewAfter(
        roundOf(
          now,
          services.slice(0, count).map(({ id }) => ({ ...verdictOf(id, now), state })),
        ),
      ),
      now,
    ) as SharedResult;

  const texts = () =>
    all('text').map((element) => ({
      words: element.textContent ?? '',
      x: Number(element.getAttribute('x')),
      y: Number(element.getAttribute('y')),
      size: Number(element.getAttribute('font-size')),
    }));

  test('counts the problems for which there is no room', async () => {
    await act(() => render(<Card result={many(9, 'blocked')} rtl={false} />, document.body));
    expect(document.body.textContent).toContain('5 more have problems');
  });

  describe.each(languages)('in %s', (language) => {
    test.each([
      ['one that works', () => shared('online', 'works')],
      [
        'seven of all kinds',
        () => shared('online', 'blocked', 'slow', 'works', 'works', 'unsure', 'site-only', 'partial'),
      ],
      ['thirty that work', () => many(30)],
      ['thirty that do not', () => many(30, 'blocked')],
      ['a connection in the way', () => shared('national-only', 'unsure', 'works')],
    ])('has two sizes of type, fills its space, and keeps within it: %s', async (_what, result) => {
      useTexts(JSON.parse(readFileSync(`public/_locales/${language}/messages.json`, 'utf8')), language);
      const rtl = directionOf(language) === 'rtl';
      await act(() => render(<Card result={result()} rtl={rtl} />, document.body));
      expect(new Set(texts().map(({ size }) => size)).size).toBe(2);
      const bottom = Math.max(...texts().map(({ y }) => y));
      expect(bottom).toBeLessThan(cardHeight - 16);
      expect(bottom).toBeGreaterThan(cardHeight - 80);
      for (const { words, size, x } of texts()) {
        const room = rtl ? x - 40 : cardWidth - 40 - x;
        const letters = [...words.replace(/\p{Cf}/gu, '')];
        expect(letters.reduce((ems, letter) => ems + emsOf(letter), 0) * size).toBeLessThan(room);
      }
      useTexts(messages, 'en');
    });
  });

  test('unmounts the card after it was drawn', async () => {
    const made = vi.spyOn(document, 'createElement');
    // This environment has no canvas, but the card is drawn before it is needed.
    await pictureOf(many(1), false).catch(() => undefined);
    const [drawn] = made.mock.results.map(({ value }) => value as HTMLElement);
    made.mockRestore();
    expect(drawn?.childNodes).toHaveLength(0);
  });
});
