// @vitest-environment happy-dom
import '../fake-extension.ts';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { project } from '../../src/model/project.ts';
import { reportLink } from '../../src/pages/shared/feedback/wrong-verdict-report.tsx';
import { openStore } from '../../src/platform/store/indexed/indexed-store.ts';
import { callsOf, fake } from '../fake-extension.ts';
import { waitFor } from '../wait-for.ts';
import { roundOf, verdictOf } from './fixtures.ts';
import { all, closePopup, find, openPopup, openRow, press, showPopup } from './open-popup.tsx';
import { scenes } from './scenes.ts';

const question = '[data-service="whatsapp"] .feedback';

async function openDetails(name = 'problems'): Promise<number> {
  const scene = scenes[name]?.(Date.now());
  if (!scene) throw new Error(`there is no scene ${name}`);
  await openPopup(scene);
  await openRow('whatsapp');
  await waitFor(() => find(question));
  return scene.rounds.at(-1)?.at ?? 0;
}

afterEach(closePopup);

describe('"Does this match what you see?"', () => {
  test('is asked below a verdict, and the answer goes only to the history', async () => {
    const round = await openDetails();
    await press(`${question} [data-action="feedback-right"]`);
    expect(callsOf('sendMessage')).toEqual([
      {
        request: 'putFeedback',
        ask: { round, profile: 'unknown', service: 'whatsapp', says: 'right' },
      },
    ]);
    expect(find(`${question} > .quiet`).textContent).toBe('Kept in this browser, sent to nobody.');
    expect(all(`${question} textarea`)).toEqual([]);
  });

  test('is asked once the check ends, also for a verdict that was made earlier', async () => {
    const now = Date.now();
    const running = { ...roundOf(now - 1500, [verdictOf('whatsapp', now - 400)]), status: 'running' } as const;
    await openPopup({ rounds: [running] });
    await openRow('whatsapp');
    // Lets the row read the round while the check runs.
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(all(question)).toEqual([]);
    const store = await openStore();
    await store.closeRound({ ...running, status: 'finished' });
    store.close();
    await act(showPopup);
    await waitFor(() => find(question));
  });

  test('confirms the answer only after it was stored', async () => {
    await openDetails();
    fake.answer = { error: 'no room' };
    await press(`${question} [data-action="feedback-right"]`);
    expect(all(`${question} > .quiet, ${question} [aria-pressed="true"]`)).toEqual([]);
    expect(find(`${question} [role="alert"]`).textContent).toContain('did not answer as it should');
    fake.answer = { ok: undefined };
    await press(`${question} [data-action="feedback-right"]`);
    expect(all(`${question} [role="alert"]`)).toEqual([]);
    expect(find(`${question} > .quiet`).textContent).toContain('Kept in this browser');
  });

  test('shows the earlier answer', async () => {
    const scene = scenes['problems']?.(Date.now());
    const round = scene?.rounds.at(-1)?.at ?? 0;
    await openPopup(scene ?? { rounds: [] });
    const store = await openStore();
    await store.putFeedback({ round, profile: 'unknown', service: 'whatsapp', says: 'right' });
    store.close();
    await openRow('whatsapp');
    await waitFor(() => find(`${question} [data-action="feedback-right"][aria-pressed="true"]`));
  });

  test('offers a report to copy after "No", and shows all of it', async () => {
    await openDetails();
    await press(`${question} [data-action="feedback-wrong"]`);
    const report = await waitFor(() => {
      const { value } = find<HTMLTextAreaElement>(`${question} textarea`);
      expect(value).not.toBe('');
      return value;
    });
    expect(report).toContain('Messenger: WhatsApp');
    expect(report).toContain('Verdict: blocked, tls, reset, likely');
    expect(report).toContain('Browser: Chromium');
    const written = vi.fn(async () => undefined);
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: written } });
    await press(`${question} [data-action="copy"]`);
    expect(written).toHaveBeenCalledWith(report);
  });

  test('opens the form of the project with the report in it, three clicks from the row, and says so first', async () => {
    // The first click opened the row.
    await openDetails();
    await press(`${question} [data-action="feedback-wrong"]`);
    const { value } = await waitFor(() => {
      const field = find<HTMLTextAreaElement>(`${question} textarea`);
      expect(field.value).not.toBe('');
      return field;
    });
    const link = find<HTMLAnchorElement>(`${question} a[data-action="open-report"]`);
    expect(new URL(link.href).searchParams.get('report')).toBe(value);
    expect(link.href.startsWith(project.reports)).toBe(true);
    expect({ rel: link.rel, target: link.target }).toEqual({ rel: 'noreferrer', target: '_blank' });
    expect(link.previousElementSibling?.textContent).toContain(new URL(project.reports).host);
  });
});

describe('the link to the form', () => {
  test('leaves out the end of a report that is too long for an address', () => {
    const report = Array.from({ length: 900 }, (_, line) => `line ${line}`).join('\n');
    const link = reportLink(report);
    expect(link.length).toBeLessThanOrEqual(8000);
    const part = new URL(link).searchParams.get('report') ?? '';
    expect(part).toMatch(/line \d+$/);
    expect(report.startsWith(part)).toBe(true);
  });
});
