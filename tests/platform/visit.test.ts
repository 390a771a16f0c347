import '../fake-extension.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { visit } from '../../src/platform/browser/visit.ts';
import { callsOf, events, fake, resetFake } from '../fake-extension.ts';

const url = 'https://web.telegram.org/';
const patienceMs = 35_000;

/** The browser reports something of a tab. */
type Report = readonly [event: keyof typeof events, details?: object, tabId?: number];

const began: Report = ['beforeRequest'];

/** The outcome of a visit of which the browser reports this, one after the other. */
async function visited(...reports: readonly Report[]) {
  const outcome = visit(url, patienceMs);
  for (const [event, details, tabId = fake.newTab] of reports) events[event].fire({ tabId, url, ...details });
  await vi.advanceTimersByTimeAsync(patienceMs);
  return outcome;
}

beforeEach(() => {
  resetFake();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a visit to a page in a tab', () => {
  it('opens a new tab, and leaves no listener behind', async () => {
    await visited(began, ['completed', { statusCode: 200, fromCache: false }]);
    expect(callsOf('tabs.create')).toEqual([{ url }]);
    expect(Object.values(events).flatMap(({ listeners }) => [...listeners])).toEqual([]);
  });

  it.each<[told: string, reports: readonly Report[], outcome: string]>([
    ['a page that came', [began, ['completed', { statusCode: 200, fromCache: false }]], 'opened'],
    [
      'a page after a redirect',
      [began, ['beforeRedirect'], began, ['completed', { statusCode: 200, fromCache: false }]],
      'opened',
    ],
    ['an error of the server', [began, ['completed', { statusCode: 503, fromCache: false }]], 'http_request_failed'],
    ["the browser's error", [began, ['errorOccurred', { error: 'net::ERR_CONNECTION_RESET' }]], 'connection_reset'],
    ['an answer that never comes', [began], 'generic_timeout_error'],
    ['a stored page', [began, ['completed', { statusCode: 200, fromCache: true }]], 'unknown'],
    ['a tab that is closed', [began, ['errorOccurred', { error: 'net::ERR_ABORTED' }]], 'unknown'],
    ['a redirect to a host without access', [began, ['beforeRedirect']], 'unknown'],
    ['a page that the browser reports nothing of', [], 'unknown'],
    ['another tab', [['completed', { statusCode: 200, fromCache: false }, 99]], 'unknown'],
  ])('of %s', async (_, reports, outcome) => {
    expect(await visited(...reports)).toBe(outcome);
  });
});
