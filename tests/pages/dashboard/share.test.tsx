// @vitest-environment happy-dom
import { type NetworkState, networkStateWords } from '../../../src/model/network-states.ts';
import '../../fake-extension.ts';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { serviceById, services } from '../../../src/catalogue/catalogue.ts';
import { sharedResultOf } from '../../../src/history/share/shared-result.ts';
import type { Round } from '../../../src/model/round.ts';
import { defaultSettings } from '../../../src/model/settings.ts';
import type { ServiceState, ServiceVerdict } from '../../../src/model/verdict.ts';
import { Card } from '../../../src/pages/dashboard/share/card.tsx';
import { ownResult } from '../../../src/pages/dashboard/share/own-result.ts';
import { pictureOf } from '../../../src/pages/dashboard/share/picture.ts';
import { headlineOf } from '../../../src/pages/dashboard/share/result-text.ts';
import { markdownText, plainText } from '../../../src/pages/dashboard/share/share-text.ts';
import type { View } from '../../../src/pages/shared/current/view.ts';
import { useTexts } from '../../../src/pages/shared/text.ts';
import { allServices, blockedBy, hourMs, plainState, roundOf, verdictOf } from '../fixtures.ts';
import { all, messages } from '../open-popup.tsx';

const now = Date.UTC(2026, 10, 25, 14, 5);

beforeAll(() => useTexts(messages, 'en'));
afterEach(() => render(undefined, document.body));

/** The view after these checks, the newest last. */
function viewAfter(...rounds: readonly Round[]): View {
  const newest = rounds.at(-1);
  const verdicts = new Map<string, ServiceVerdict>();
  for (const verdict of rounds.flatMap((round) => round.verdicts)) verdicts.set(verdict.service, verdict);
  return {
    settings: defaultSettings,
    settingsLost: false,
    services: [...verdicts.keys()].flatMap((id) => serviceById(id) ?? []),
    missing: [],
    ...(newest ? { finished: newest, ended: newest } : {}),
    verdicts,
    standings: new Map(),
    earlier: new Map(),
    budgetUsed: false,
  };
}

const statesOf = (view: View) =>
  ownResult(view, now, undefined)?.services.map(({ service, state }) => [service, state]);

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

  test('leaves out the running check', () => {
    const running = { ...roundOf(now - 1000, [verdictOf('whatsapp', now)]), status: 'running' } as const;
    expect(statesOf({ ...viewAfter(home), running })?.[0]).toEqual(['whatsapp', 'blocked']);
  });

  test('leaves out messengers that were switched off, and a stale check', () => {
    const view = viewAfter(home);
    expect(statesOf({ ...view, services: view.services.slice(1) })).toEqual([['telegram', 'works']]);
    expect(ownResult(view, now + 30 * hourMs, undefined)).toBeUndefined();
  });
});

describe('a shared result in words', () => {
  const shared = (network: NetworkState, ...states: readonly ServiceState[]) =>
    sharedResultOf(
      now,
      { state: network },
      states.map((state, index) => plainState(allServices[index] ?? 'zoom', now, state, [])),
    );

  test.each<[NetworkState, readonly ServiceState[], string]>([
    ['online', ['works', 'unsure'], 'No problems seen'],
    ['online', ['unsure', 'untestable'], 'Nothing could be judged'],
    ['online', ['blocked', 'works'], 'WhatsApp: Blocked (not sure)'],
    ['online', ['works', 'site-only'], 'No problems seen'],
    ['online', ['site-only', 'site-only'], 'Nothing could be judged'],
    ['online', ['works', 'site-blocked'], "Telegram: Site blocked (likely · the app can't be tested)"],
    ['online', ['blocked', 'slow', 'works', 'site-only'], '2 of 3 have problems'],
    ['offline', ['unsure', 'unsure'], 'The device had no internet'],
    ['proxy-dead', ['unsure'], 'A proxy set in the browser did not answer'],
    ['captive-portal', ['unsure'], 'The network wanted a sign-in first'],
    ['proxied', ['works'], 'No problems seen'],
  ])('on a connection that is %s, with %j, has the headline "%s"', (network, states, text) => {
    expect(headlineOf(shared(network, ...states))).toBe(text);
  });

  test.each([
    ['proxied', 'Seen through a proxy or VPN'],
    ['slow-line', 'The internet was slow for every site'],
  ] as const)('mentions a connection that is %s in text, Markdown and picture', async (network, text) => {
    const result = shared(network, 'works');
    expect(plainText(result).split('\n')[2]).toBe(text);
    expect(markdownText(result).split('\n')).toContain(text);
    await act(() => render(<Card result={result} rtl={false} />, document.body));
    expect(document.body.textContent).toContain(text);
  });

  test('does not mention a connection that is online, and mentions any other once', () => {
    expect(plainText(shared('online', 'works'))).not.toContain('internet');
    expect(plainText(shared('offline', 'unsure')).match(/no internet/g)).toHaveLength(1);
  });

  test('has lines from right to left in a right-to-left language, although they begin with Latin names', () => {
    useTexts(messages, 'fa');
    const lines = plainText(shared('online', 'blocked', 'works')).split('\n');
    expect(lines.filter((line) => line !== '' && !line.startsWith('\u200f'))).toEqual([]);
    useTexts(messages, 'en');
  });

  test('never addresses the reader', () => {
    for (const network of networkStateWords) {
      expect(plainText(shared(network, 'works'))).not.toMatch(/your|you are|this device/i);
    }
  });
});

describe('the picture of a result', () => {
  const many = (count: number) =>
    sharedResultOf(
      now,
      { state: 'online' },
      services.slice(0, count).map(({ id }) => verdictOf(id, now)),
    );

  test('says how many messengers do not fit', async () => {
    await act(() => render(<Card result={many(15)} rtl={false} />, document.body));
    expect(document.body.textContent).toContain('and 3 more');
    await act(() => render(<Card result={many(12)} rtl={false} />, document.body));
    expect(document.body.textContent).not.toContain('more');
  });

  test('uses a smaller font for a long name, so that the state fits beside it', async () => {
    const result = sharedResultOf(
      now,
      { state: 'online' },
      [...allServices, 'matrix'].map((id) => verdictOf(id, now)),
    );
    await act(() => render(<Card result={result} rtl={false} />, document.body));
    const sizeOf = (name: string) =>
      Number(
        all('text')
          .find(({ textContent }) => textContent === name)
          ?.getAttribute('font-size'),
      );
    expect(sizeOf('Telegram')).toBe(26);
    expect(sizeOf('Element (Matrix)')).toBeLessThan(20);
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
