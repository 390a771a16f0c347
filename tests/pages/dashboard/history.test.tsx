// @vitest-environment happy-dom
import '../../fake-extension.ts';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, test } from 'vitest';
import { filters, setFilters } from '../../../src/pages/dashboard/parts/filters.ts';
import { pathOfChecks } from '../../../src/pages/dashboard/parts/paths.ts';
import { callsOf } from '../../fake-extension.ts';
import {
  blockedBy,
  controlObservation,
  minuteMs,
  observationOf,
  partialWebsocket,
  roundOf,
  verdictOf,
} from '../fixtures.ts';
import { monthsOfChecks } from '../months.ts';
import { all, dataOf, find, press } from '../open-popup.tsx';
import { scenes } from '../scenes.ts';
import { closeDashboard, openDashboard, set, textOf } from './open-dashboard.tsx';

const now = Date.now();
const at = now - 10 * minuteMs;
const scene = {
  rounds: [
    roundOf(at - 5 * minuteMs, [verdictOf('signal', at - 5 * minuteMs)], { trigger: 'schedule' }),
    roundOf(at, [blockedBy('telegram', at, 'tls', 'reset'), verdictOf('signal', at)], { extent: 'data-saver' }),
  ],
  observations: [observationOf('telegram', at), controlObservation(at)],
};
const listed = () => all('[data-round-at]').map((one) => Number(one.dataset['roundAt']));

afterEach(closeDashboard);

describe('the list of checks', () => {
  test('has the newest check first, each with its result', async () => {
    await openDashboard(scene, '/history');
    await expect.poll(listed).toEqual([at, at - 5 * minuteMs]);
    expect(textOf('[data-round-at]')).toContain('Looks blocked: Telegram');
    expect(textOf('[data-round-at]')).toContain('Works: 1');
    expect(textOf('[data-round-at]')).toContain('started by you · speed not checked');
    expect(all('[data-round-at]').at(-1)?.textContent).toContain('in the background');
  });

  test('joins checks of one messenger that agree, and says between two that disagree that it is not known', async () => {
    const noon = new Date(now).setHours(12, 0, 0, 0) - 24 * 60 * minuteMs;
    const rounds = [0, 20, 40, 60, 80, 100].map((minute) => {
      const begun = noon + minute * minuteMs;
      return roundOf(begun, [
        minute < 50 ? verdictOf('telegram', begun) : blockedBy('telegram', begun, 'tls', 'reset'),
      ]);
    });
    await openDashboard({ rounds }, pathOfChecks({ from: noon, to: noon + 120 * minuteMs, service: 'telegram' }));
    await expect
      .poll(() => all('.interval > summary').map((one) => one.textContent))
      .toEqual([
        expect.stringMatching(/1:00.*1:40.*Looks blocked3 checks/),
        expect.stringMatching(/12:00.*12:40.*Works, calls not tested3 checks/),
      ]);
    expect(textOf('.interval-between')).toMatch(/^Changed between 12:40.* and 1:00.*; it is not known when\.$/);
    expect(listed()).toHaveLength(6);
  });

  test('says of a check that came with a file that it is imported, in the list and on its page', async () => {
    const imported = { ...roundOf(at, [verdictOf('signal', at)]), imported: true } as const;
    await openDashboard({ rounds: [imported] }, '/history');
    await expect.poll(listed).toEqual([at]);
    expect(textOf('[data-round-at]')).toContain('started by you · imported');
    await closeDashboard();
    await openDashboard({ rounds: [imported] }, `/check/${at}`);
    await expect.poll(() => textOf('main')).toContain('This check came with a file');
  });

  test('leaves a check out, and says so in the list and on its page, where it can be counted again', async () => {
    await openDashboard(scene, `/check/${at}`);
    await expect.poll(() => textOf('.leave-out')).toContain('is in no chart, no percentage and no evidence');
    await press('[data-action="leave-out"]');
    expect(callsOf('sendMessage')).toEqual([{ request: 'leaveOut', ask: { checks: [at], leftOut: true } }]);
    await closeDashboard();
    const leftOut = { ...scene, rounds: scene.rounds.map((round) => ({ ...round, leftOut: true as const })) };
    await openDashboard(leftOut, '/history');
    await expect.poll(() => textOf('[data-round-at]')).toContain('speed not checked · left out');
    await closeDashboard();
    await openDashboard(leftOut, `/check/${at}`);
    await expect.poll(() => textOf('.leave-out')).toContain('You left this out');
    await press('[data-action="count-again"]');
    expect(callsOf('sendMessage').at(-1)).toEqual({
      request: 'leaveOut',
      ask: { checks: [at], leftOut: false },
    });
  });

  test('leaves out of a period the checks that the filters show, and no others', async () => {
    await openDashboard(scene, pathOfChecks({ from: at - 60 * minuteMs, to: at + minuteMs, service: 'telegram' }));
    await expect.poll(listed).toEqual([at]);
    await press('[data-action="leave-out"]');
    expect(callsOf('sendMessage')).toEqual([{ request: 'leaveOut', ask: { checks: [at], leftOut: true } }]);
  });

  test('says “blocked” without a doubt only of what is certain', async () => {
    const plain = blockedBy('telegram', at, 'tls', 'reset');
    const because = [...plain.because, 'shown-by-several-companies'] as const;
    const sure = { ...plain, confidence: 'confident', because } as const;
    const verdicts = [sure, blockedBy('whatsapp', at, 'tls', 'reset'), partialWebsocket('max', at)];
    await openDashboard({ rounds: [roundOf(at, verdicts)] }, '/history');
    await expect.poll(listed).toEqual([at]);
    expect(all('.round-count').map((one) => one.textContent)).toEqual([
      'Blocked: Telegram',
      'Looks blocked: WhatsApp',
      'Messages may come late: MAX',
    ]);
  });

  test('says of a check without access what could not be tested, and nothing of the connection', async () => {
    await openDashboard({ ...scenes['declined']?.(now), rounds: scenes['declined']?.(now).rounds ?? [] }, '/history');
    await expect.poll(() => all('.round-count').map((one) => one.textContent)).toEqual(["Can't test here: 7"]);
    await press('[data-round-at] a');
    await expect.poll(() => all('.verdicts > li').length).toBe(7);
    expect(textOf('main')).not.toContain('connection');
  });

  test('has checks dated ahead apart, says what is wrong with them, and deletes them alone', async () => {
    const ahead = now + 5 * 365 * 24 * 60 * minuteMs;
    await openDashboard({ rounds: [...scene.rounds, roundOf(ahead, [verdictOf('signal', ahead)])] }, '/history');
    await expect.poll(listed).toEqual([ahead, at, at - 5 * minuteMs]);
    expect(all('.day h2').map((heading) => heading.textContent)).toEqual(['Dated ahead', expect.any(String)]);
    expect(textOf('.day')).toContain('They decide nothing.');
    await press('[data-action="delete-ahead"]');
    await press('dialog[open] [data-action="delete-confirm"]');
    const [deleted] = callsOf('sendMessage') as { request: string; ask: { since: number; until: number } }[];
    expect(deleted).toEqual({ request: 'forget', ask: { since: expect.any(Number), until: ahead + 1 } });
    expect(deleted?.ask.since).toBeGreaterThan(now);
  });

  test('has a heading for each day', async () => {
    await openDashboard(monthsOfChecks(now), '/history');
    await expect.poll(() => listed().length).toBe(50);
    const headings = all('.day h2').map((heading) => heading.textContent);
    expect(headings.slice(0, 2)).toEqual(['Today', 'Yesterday']);
    for (const day of all('.day')) {
      const dates = [...day.querySelectorAll('time')].map((time) => new Date(time.dateTime).toDateString());
      expect(new Set(dates).size).toBe(1);
    }
  });

  test('shows older checks page by page', async () => {
    await openDashboard(monthsOfChecks(now), '/history');
    await expect.poll(() => listed().length).toBe(50);
    await press('[data-action="older"]');
    await expect.poll(() => listed().length).toBe(100);
    expect(listed()).toEqual(listed().toSorted((a, b) => b - a));
  });

  test('can be filtered by messenger or result, and says that it is', async () => {
    await openDashboard(scene, '/history');
    await set('[data-action="service"]', 'telegram');
    await expect.poll(listed).toEqual([at]);
    expect(textOf('.hidden-note')).toContain('everything but Telegram');
    await set('[data-action="service"]', '');
    await set('[data-action="state"]', 'problem');
    await expect.poll(listed).toEqual([at]);
    expect(textOf('.hidden-note')).toContain('without "Any problem"');
    await set('[data-action="state"]', 'down');
    await expect.poll(() => textOf('.nothing')).toBe('No check matches the filters.');
    await press('[data-action="clear-filters"]');
    await expect.poll(() => listed().length).toBe(2);
  });

  test('shows all networks again when the chosen one was deleted', async () => {
    await openDashboard(scene, '/history');
    await expect.poll(() => listed().length).toBe(2);
    await act(() => setFilters({ profile: 'deleted' }));
    await expect.poll(() => filters.value.profile).toBeUndefined();
    await expect.poll(() => listed().length).toBe(2);
  });

  test('is empty before the first check', async () => {
    await openDashboard({ rounds: [] }, '/history');
    await expect.poll(() => textOf('.nothing')).toContain('No checks are stored.');
    expect(find('.nothing a').getAttribute('href')).toBe('#/');
  });
});

describe('one check', () => {
  test('opens with its verdicts, problems first, and the evidence behind each', async () => {
    await openDashboard(scene, '/history');
    await expect.poll(() => listed().length).toBe(2);
    await press('[data-round-at] a');
    await expect.poll(() => all('.verdicts > li').length).toBe(2);
    expect(location.hash).toBe(`#/check/${at}`);
    expect(dataOf(find('.verdicts > li'))).toMatchObject({
      'data-service': 'telegram',
      'data-state': 'blocked',
      'data-manner': 'reset',
    });
    const details = find<HTMLDetailsElement>('.verdicts details');
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
    await expect.poll(() => all('[data-layer="dns"] td').length).toBe(2);
    expect(find('.raw pre').dir).toBe('ltr');
  });

  test('says why each rule that made a verdict is right, in their order, and what it is called', async () => {
    const { functions, ...verdict } = blockedBy('telegram', at, 'tls', 'reset');
    const ruled = functions.map((one) => ({ ...one, rules: ['failed', 'reset', 'of-an-old-version'] }));
    await openDashboard(
      { rounds: [roundOf(at, [{ ...verdict, functions: ruled, rules: ['all-blocked'] }])] },
      `/check/${at}`,
    );
    await expect.poll(() => all('.verdicts > li').length).toBe(1);
    const details = find<HTMLDetailsElement>('.verdicts details');
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
    await expect.poll(() => all('.why dt').length).toBe(functions.length + 1);
    const rows = all('.why dd:first-of-type li').map((row) => row.textContent);
    expect(rows[0]).toMatch(/^Only failures, at least two that count: .*failed/);
    expect(rows[1]).toMatch(/reset/);
    expect(rows[2]).toBe(' of-an-old-version');
    expect(textOf('.why dd:last-of-type')).toContain('all-blocked');
  });

  test('that is no longer stored says so', async () => {
    await openDashboard(scene, `/check/${at - 1}`);
    await expect.poll(() => all('.nothing').length).toBe(1);
    expect(textOf('.nothing')).toContain('not stored any more');
  });
});

test('without any check the list of changes says what fills it', async () => {
  await openDashboard({ rounds: [] }, '/history/changes');
  await expect.poll(() => textOf('.nothing')).toContain('No checks are stored.');
  expect(find('.nothing a').getAttribute('href')).toBe('#/');
});

test('all changes are listed by day, the newest first', async () => {
  await openDashboard(monthsOfChecks(now), '/history');
  await press('input[value="changes"]');
  await press('input[value="30d"]');
  await expect.poll(() => all('[data-change]').length).toBe(50);
  // Each is told once, with the functions that changed beside it.
  const told = all('[data-change]').map((one) => `${one.dataset['change']} ${one.querySelector('time')?.dateTime}`);
  expect(new Set(told).size).toBe(50);
  const changed = all('.change-parts').map(({ textContent }) => textContent?.replaceAll(/[\u2066-\u2069]/g, ''));
  expect(changed).toContain('Messages may come late');
  expect(changed).toContain("The web page doesn't open, messages don't get through, and photos don't load");
  const times = all('.changes time').map((time) => time.getAttribute('datetime') ?? '');
  expect(times).toEqual(times.toSorted().toReversed());
});

describe('notes', () => {
  const records = [{ kind: 'note', note: { day: '2025-11-03', text: 'power cut' } }] as const;
  const openNotes = async () => {
    HTMLDialogElement.prototype.showModal = function showModal() {
      this.open = true;
    };
    await openDashboard({ ...scene, records }, '/history');
    await press('input[value="notes"]');
    await expect.poll(() => all('.notes [data-note]').length).toBe(1);
  };

  test('are edited in a dialog that has the present text', async () => {
    await openNotes();
    await press('[data-note] button');
    await expect.poll(() => find<HTMLTextAreaElement>('[data-action="note-text"]').value).toBe('power cut');
    await set('[data-action="note-text"]', 'power cut from 9 to 11');
    await press('[data-action="note-save"]');
    expect(callsOf('sendMessage')).toEqual([
      { request: 'putNote', ask: { day: '2025-11-03', text: 'power cut from 9 to 11' } },
    ]);
    expect(all('[data-action="note-text"]')).toEqual([]);
  });

  test('are deleted by storing an empty text', async () => {
    await openNotes();
    await press('[data-note] button');
    await expect.poll(() => all('[data-action="note-delete"]').length).toBe(1);
    await press('[data-action="note-delete"]');
    expect(callsOf('sendMessage')).toEqual([{ request: 'putNote', ask: { day: '2025-11-03', text: '' } }]);
  });

  test('can be written for any day', async () => {
    await openNotes();
    await press('.notes > [data-action="add-note"]');
    await set('[data-action="note-day"]', '2025-11-02');
    await set('[data-action="note-text"]', 'new router');
    await press('[data-action="note-save"]');
    expect(callsOf('sendMessage')).toEqual([{ request: 'putNote', ask: { day: '2025-11-02', text: 'new router' } }]);
  });

  test('keep the typed text when the day changes, unless that day has a note', async () => {
    const note = () => find<HTMLTextAreaElement>('[data-action="note-text"]').value;
    await openNotes();
    await press('.notes > [data-action="add-note"]');
    await set('[data-action="note-text"]', 'new router');
    // The values of a date field while a year is typed.
    for (const day of ['0002-11-03', '0020-11-03', '0202-11-03']) await set('[data-action="note-day"]', day);
    expect(note()).toBe('new router');
    await set('[data-action="note-day"]', '2025-11-03');
    await expect.poll(note).toBe('power cut');
    await set('[data-action="note-day"]', '2025-11-02');
    await expect.poll(note).toBe('new router');
    await press('[data-action="note-save"]');
    expect(callsOf('sendMessage')).toEqual([{ request: 'putNote', ask: { day: '2025-11-02', text: 'new router' } }]);
  });

  test('are limited to past days with a year of four digits', async () => {
    await openNotes();
    await press('.notes > [data-action="add-note"]');
    const field = find<HTMLInputElement>('[data-action="note-day"]');
    expect(field.min).toBe('2000-01-01');
    expect(field.max).toBe(new Intl.DateTimeFormat('en-CA').format(Date.now()));
  });
});
