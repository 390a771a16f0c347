// @vitest-environment happy-dom
import '../fake-extension.ts';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Round } from '../../src/model/round.ts';
import type { ServiceVerdict } from '../../src/model/verdict.ts';
import { view } from '../../src/pages/shared/current/state.ts';
import type { View } from '../../src/pages/shared/current/view.ts';
import { allServices, blockedBy, roundOf, verdictOf } from './fixtures.ts';
import { closePopup, find, openPopup, openRow } from './open-popup.tsx';
import { scenes } from './scenes.ts';

const now = Date.now();
const open = (name: string) => openPopup(scenes[name]?.(now) ?? { rounds: [] });

afterEach(() => {
  vi.useRealTimers();
  closePopup();
});

/** What the popup reads next. */
async function show(change: (before: View) => View): Promise<void> {
  await act(() => {
    if (view.value) view.value = change(view.value);
  });
  // The focus goes on after that.
  await act(() => new Promise((resolve) => setTimeout(resolve)));
}

function running(verdicts: readonly ServiceVerdict[] = []): Round {
  return { ...roundOf(now, verdicts), status: 'running', services: allServices };
}
const begin = (before: View): View => ({ ...before, running: running() });
const end = ({ running: _, ...before }: View): View => before;

describe('the focus', () => {
  test('goes from "Check now" to the progress of the check, and back to the button', async () => {
    await open('all-works');
    find('[data-action="check-now"]').focus();
    await show(begin);
    expect(document.activeElement?.id).toBe('running');
    await show(end);
    expect((document.activeElement as HTMLElement).dataset['action']).toBe('check-now');
  });

  test('is not drawn to a check that somebody else began', async () => {
    await open('all-works');
    find('.menu summary').focus();
    await show(begin);
    expect(document.activeElement).toBe(find('.menu summary'));
  });

  test('stays on "Test again", which does nothing while a check runs', async () => {
    await open('problems');
    await openRow('telegram');
    const button = find<HTMLButtonElement>('#details-telegram [data-action="test-again"]');
    button.focus();
    await show(begin);
    expect(button.disabled).toBe(false);
    expect(button.getAttribute('aria-disabled')).toBe('true');
    await show(end);
    expect(document.activeElement).toBe(button);
  });

  test('stays on a row that moves', async () => {
    await open('all-works');
    const toggle = find('[data-service="max"] .row-toggle');
    toggle.focus();
    await show((before) => ({
      ...before,
      currentStates: new Map(),
      verdicts: new Map([...before.verdicts, ['max', blockedBy('max', now, 'tls', 'reset')]]),
    }));
    expect(find('header .service').dataset['service']).toBe('max');
    expect(document.activeElement).toBe(find('[data-service="max"] .row-toggle'));
  });
});

test('a check in which everything fails is announced twice: that it runs, and what it found', async () => {
  await open('all-works');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const told: (string | null)[] = [];
  const listen = async (change: (before: View) => View) => {
    await act(() => {
      if (view.value) view.value = change(view.value);
    });
    await act(async () => void (await vi.advanceTimersByTimeAsync(5000)));
    const { textContent } = find('body > [role="status"].visually-hidden');
    // What was said is taken away again.
    if (textContent && told.at(-1) !== textContent) told.push(textContent);
  };
  await listen((before) => before);
  const failed = allServices.map((service) => blockedBy(service, now, 'tls', 'reset'));
  for (const count of failed.keys())
    await listen((before) => ({ ...before, running: running(failed.slice(0, count)) }));
  await listen(({ running: _, ...before }) => ({
    ...before,
    currentStates: new Map(),
    verdicts: new Map([...failed, verdictOf('max', now)].map((verdict) => [verdict.service, verdict])),
  }));
  expect(told).toEqual([
    "Messages and photos work. Calls can't be tested",
    'Checking your messengers',
    expect.stringMatching(/^WhatsApp.* don't open here\. /),
  ]);
});
