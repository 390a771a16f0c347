// @vitest-environment happy-dom
import '../ui/fake-extension.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { serviceById } from '../../src/catalogue/catalogue.ts';
import type { Round } from '../../src/core/round.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import type { ServiceVerdict } from '../../src/core/verdict-words.ts';
import { ownResult } from '../../src/dashboard/share/own-result.ts';
import type { View } from '../../src/ui/current/view.ts';
import { useTexts } from '../../src/ui/text.ts';
import { blockedBy, hourMs, roundOf, verdictOf } from '../ui/fixtures.ts';
import { messages } from '../ui/open-popup.tsx';

const now = Date.UTC(2026, 10, 25, 14, 5);

beforeAll(() => useTexts(messages, 'en'));

/** What is the case after these checks, the newest last. */
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

  test('is that of the last check, problems first', () => {
    const reordered = { ...home, verdicts: home.verdicts.toReversed() };
    expect(statesOf(viewAfter(reordered))).toEqual([
      ['whatsapp', 'blocked'],
      ['telegram', 'works'],
    ]);
  });

  test('has nothing of the check before it, which may have been on another network', () => {
    const cafe = roundOf(now - 60_000, [verdictOf('telegram', now - 60_000)]);
    expect(statesOf(viewAfter(home, cafe))).toEqual([['telegram', 'works']]);
  });

  test('has nothing of the check that runs', () => {
    const running = { ...roundOf(now - 1000, [verdictOf('whatsapp', now)]), status: 'running' } as const;
    expect(statesOf({ ...viewAfter(home), running })?.[0]).toEqual(['whatsapp', 'blocked']);
  });

  test('leaves out what was switched off since, and what is old', () => {
    const view = viewAfter(home);
    expect(statesOf({ ...view, services: view.services.slice(1) })).toEqual([['telegram', 'works']]);
    expect(ownResult(view, now + 30 * hourMs, undefined)).toBeUndefined();
  });
});
