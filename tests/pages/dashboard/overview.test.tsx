// @vitest-environment happy-dom
import '../../fake-extension.ts';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { defaultSettings } from '../../../src/model/settings.ts';
import { now as clock } from '../../../src/pages/shared/current/state.ts';
import { openStore } from '../../../src/platform/store/indexed/indexed-store.ts';
import { allServices, blockedBy, hourMs, minuteMs, online, roundOf, siteVerdict, verdictOf } from '../fixtures.ts';
import { monthsOfChecks } from '../months.ts';
import { all, dataOf, find, press, row } from '../open-popup.tsx';
import { type Scene, scenes } from '../scenes.ts';
import { catchFiles, closeDashboard, openDashboard, pressKey, set, textOf } from './open-dashboard.tsx';

const now = Date.now();

/** Two hours of WhatsApp: it worked, then it was blocked; Signal worked at first and was not checked again. */
const thisHour = new Date(now).setMinutes(0, 0, 0);
const newest = Math.max(thisHour, now - minuteMs);
const twoHours: Scene = {
  rounds: [
    roundOf(newest - hourMs, [verdictOf('whatsapp', newest - hourMs), verdictOf('signal', newest - hourMs)]),
    roundOf(newest, [blockedBy('whatsapp', newest, 'tls', 'reset')]),
  ],
};

const bar = (service: string) => find(`[data-bar="${service}"]`);
const told = (service: string) => plain(bar(service).getAttribute('aria-valuetext'));
const plain = (text: string | null) => text?.replaceAll(/[\u2066-\u2069]/g, '') ?? '';
const drawn = () => expect.poll(() => all('[data-bar]').length).toBeGreaterThan(0);

afterEach(async () => {
  vi.useRealTimers();
  await closeDashboard();
});

describe('the overview', () => {
  test('has a headline, and data attributes with the verdict on each row', async () => {
    await openDashboard({ rounds: scenes['problems']?.(now).rounds ?? [] });
    expect(textOf('h1')).toContain("WhatsApp doesn't open here");
    expect(dataOf(row('whatsapp'))).toEqual({
      'data-service': 'whatsapp',
      'data-state': 'blocked',
      'data-cause': 'tls',
      'data-manner': 'reset',
      'data-confidence': 'likely',
    });
    expect(all('[data-service="telegram"] [data-function]').map(dataOf)).toContainEqual({
      'data-function': 'messages',
      'data-state': 'partial',
      'data-cause': 'websocket',
    });
  });

  test('says after a refusal of access that nothing was tested, and nothing of the connection', async () => {
    const { rounds = [] } = scenes['declined']?.(now) ?? {};
    await openDashboard({ rounds, granted: false });
    expect(textOf('h1')).toBe('Nothing could be tested yet');
    expect(all('[data-action="allow"]')).toHaveLength(1);
    expect(all('[data-action="check-now"], .access-note')).toEqual([]);
    expect(textOf('main')).not.toMatch(/judge your connection|comparison sites/);
  });

  test('has rows with links before the history is read', async () => {
    await openDashboard(twoHours);
    expect(find<HTMLAnchorElement>('[data-service="whatsapp"] a').getAttribute('href')).toBe('#/service/whatsapp');
    expect(all('.history-bar-waiting').length).toBeGreaterThan(0);
    await drawn();
  });

  test('explains before the first check what a check reveals, and shows an example', async () => {
    await openDashboard({ rounds: [], granted: false });
    expect(textOf('.first-run')).toContain('Nothing is sent to us.');
    expect(textOf('.example')).toContain('Example');
    expect(find('[data-action="check-now"]')).toBeTruthy();
  });

  test('says since when a problem has lasted', async () => {
    await openDashboard(twoHours);
    expect(textOf('[data-service="whatsapp"] .bar-since')).toMatch(/^since /);
    expect(all('[data-service="signal"] .bar-since')).toEqual([]);
  });

  test('says "at least" for a problem that was there from the first check', async () => {
    const checks = [now - hourMs, now - minuteMs];
    await openDashboard({ rounds: checks.map((at) => roundOf(at, [blockedBy('max', at, 'ip', 'timeout')])) });
    expect(textOf('[data-service="max"] .bar-since')).toContain('at least');
  });

  test('names no problem of a messenger that works now, though another network had one', async () => {
    const [longAgo, lately] = [now - 25 * 24 * hourMs, now - minuteMs];
    await openDashboard({
      rounds: [
        roundOf(longAgo, [blockedBy('telegram', longAgo, 'ip', 'timeout')], { profile: 'hotel' }),
        roundOf(lately - hourMs, [blockedBy('max', lately - hourMs, 'ip', 'timeout')]),
        roundOf(lately, [verdictOf('telegram', lately), blockedBy('max', lately, 'ip', 'timeout')]),
      ],
    });
    expect(all('.bar-since').map((one) => one.closest<HTMLElement>('[data-service]')?.dataset['service'])).toEqual([
      'max',
    ]);
  });

  test('says in two lines at most what changed since yesterday, one for each messenger', async () => {
    // What changed in these months depends on the hour.
    const noon = new Date(2026, 10, 26, 12).getTime();
    vi.useFakeTimers({ toFake: ['Date'], now: noon });
    await openDashboard(monthsOfChecks(noon));
    await expect.poll(() => all('[data-changed]').length).toBe(2);
    expect(all('[data-changed]').map((one) => one.dataset['changed'])).toEqual(['telegram', 'whatsapp']);
    expect(find('[data-action="all-changes"]').getAttribute('href')).toBe('#/history/changes');
  });

  test('says that nothing changed since yesterday', async () => {
    await openDashboard({ rounds: [roundOf(now - minuteMs, [verdictOf('max', now - minuteMs)])] });
    await expect.poll(() => all('.yesterday').length).toBe(1);
    expect(textOf('.yesterday')).toContain('Nothing changed');
  });

  test('says above the chart what it shows', async () => {
    await openDashboard(twoHours);
    await drawn();
    expect(textOf('.chart-says')).toBe('Least reliable in this time: WhatsApp (50% of checks fine).');
  });

  test('says that the history cannot be read, and what still works', async () => {
    await openDashboard(twoHours);
    globalThis.indexedDB = {
      open: () => {
        throw new DOMException('no', 'SecurityError');
      },
    } as unknown as IDBFactory;
    await press('input[value="7d"]');
    await expect.poll(() => all('[data-problem]').map((one) => one.dataset['problem'])).toEqual(['unavailable']);
    expect(textOf('[data-problem]')).toContain('still works');
  });
});

describe('a history bar', () => {
  test('starts at its newest cell, and moves from cell to cell with the arrow keys', async () => {
    await openDashboard(twoHours);
    await drawn();
    expect(bar('whatsapp').getAttribute('aria-valuemax')).toBe('24');
    expect(told('whatsapp')).toMatch(/^WhatsApp, .*: Blocked\. 1 check, 0% fine\.$/);
    bar('whatsapp').focus();
    await pressKey('ArrowLeft');
    expect(told('whatsapp')).toMatch(/: Works\. 1 check, 100% fine\.$/);
    await pressKey('Home');
    expect(told('whatsapp')).toMatch(/: no check\.$/);
    await pressKey('End');
    expect(bar('whatsapp').dataset['worst']).toBe('blocked');
    expect(textOf('[data-bar="whatsapp"] .bar-tip')).toBe(told('whatsapp'));
    await pressKey('Escape');
    expect(all('.bar-tip')).toEqual([]);
  });

  test('runs from right to left in a right-to-left language, and so do its keys', async () => {
    await openDashboard(twoHours, '/', 'fa');
    await drawn();
    bar('whatsapp').focus();
    await pressKey('ArrowRight');
    expect(bar('whatsapp').dataset['cell']).toBe('22');
    const xs = [...bar('whatsapp').querySelectorAll('rect')].map((cell) =>
      Number.parseFloat(cell.getAttribute('x') ?? ''),
    );
    expect(xs[0]).toBeGreaterThan(xs.at(-2) ?? 100);
  });

  test('opens the checks of a cell on Enter', async () => {
    await openDashboard(twoHours);
    await drawn();
    await pressKey('Enter', '[data-bar="whatsapp"]');
    await expect.poll(() => location.hash).toMatch(/^#\/history\/\d+\/\d+\/whatsapp$/);
    await expect.poll(() => all('[data-round-at]').length).toBe(1);
    expect(textOf('.hidden-note')).toContain('everything but WhatsApp');
  });

  test('shows the share of each state in a cell', async () => {
    const half = (at: number, state: 'works' | 'blocked') =>
      roundOf(at, [state === 'works' ? verdictOf('max', at) : blockedBy('max', at, 'ip', 'timeout')]);
    const before = thisHour - hourMs;
    await openDashboard({ rounds: [half(before, 'works'), half(before + minuteMs, 'blocked')] });
    await drawn();
    const heights = [...bar('max').querySelectorAll<SVGElement>('[data-fill]')].map((part) => [
      part.dataset['fill'],
      Number(part.getAttribute('height')),
    ]);
    expect(heights).toEqual([
      ['blocked', 14],
      ['works', 14],
    ]);
  });

  test('explains the marks that it has, at most five, and no others', async () => {
    const legend = () => all('.legend li').map((one) => one.textContent);
    const at = now - minuteMs;
    const settings = { ...defaultSettings, services: ['signal', 'viber'] };
    await openDashboard({ rounds: [roundOf(at, [verdictOf('signal', at)])], settings });
    await drawn();
    expect(legend()).toEqual(['Works', 'No check']);
    await closeDashboard();
    await openDashboard({ rounds: [roundOf(at, [siteVerdict('viber', at, 'site-only')])], settings });
    await drawn();
    expect(legend()).toEqual(['Works', 'Site answers', 'No check']);
    await closeDashboard();
    await openDashboard(monthsOfChecks(now));
    await drawn();
    await press('input[value="90d"]');
    await expect.poll(legend).toHaveLength(5);
  });

  test('has what to do and the wish to be told, as the popup', async () => {
    await openDashboard({ rounds: scenes['problems']?.(now).rounds ?? [] });
    await press('[data-action="what-to-do"]');
    await expect.poll(() => all('[data-topic]').map((one) => one.dataset['topic'])).toContain('instead');
    expect(all('[data-action="tell-when-works"]')).toHaveLength(1);
  });

  test('of the connection is shown beside those of the messengers', async () => {
    const at = now - minuteMs;
    const network = { ...online, state: 'offline', because: ['no-control-answers'], answered: 0 } as const;
    await openDashboard({ rounds: [roundOf(at, [], { network })] });
    await drawn();
    expect(told('connection')).toContain('This device has no internet. 1 check, 0% fine.');
  });

  test('of old results has quiet marks, and the page says once that they are old', async () => {
    const at = now - 50 * hourMs;
    await openDashboard({ rounds: [roundOf(at, [verdictOf('max', at)])] });
    await drawn();
    expect(textOf('.control-line')).toBe('These results are old. Check again.');
    expect(all('.bar-state .aside')).toEqual([]);
    expect(find('[data-connection] .pill').dataset['tone']).toBe('quiet');
    expect(row('max').dataset['tone']).toBe('quiet');
  });

  test('ends with the last check and not with an empty hour, and says when that was', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: now + 3 * hourMs });
    await openDashboard(twoHours);
    await drawn();
    expect(told('whatsapp')).toMatch(/: Blocked/);
    expect(textOf('.bar-scale')).toMatch(/last check: (?:yesterday, )?\d+:\d\d [AP]M$/);
  });

  test('moves on with the clock while the page stays open', async () => {
    await openDashboard(twoHours);
    await drawn();
    expect(told('whatsapp')).toMatch(/: Blocked/);
    vi.useFakeTimers({ toFake: ['Date'], now: now + 30 * hourMs });
    await act(() => {
      clock.value = Date.now();
    });
    await expect.poll(() => told('whatsapp')).toMatch(/: no check\.$/);
    expect(textOf('.bar-scale')).toMatch(/now$/);
  });

  test('is also available as a table and as CSV, with the same data', async () => {
    await openDashboard(twoHours);
    await drawn();
    const files = catchFiles();
    await press('[data-chart="over-time"] [data-action="csv"]');
    const csv = await files.get('reachable-over-time.csv');
    const lines = csv?.split('\r\n') ?? [];
    expect(lines[0]).toBe('\uFEFFservice,name,from,to,state,checks');
    expect(lines.filter((line) => line.startsWith('whatsapp,WhatsApp,'))).toHaveLength(24);
    expect(lines.filter((line) => line.startsWith('whatsapp') && line.endsWith(',blocked,1'))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('connection') && line.endsWith(',online,1'))).toHaveLength(2);

    await press('[data-chart="over-time"] [data-action="table"]');
    expect(find('[data-chart="over-time"] [data-action="table"]').getAttribute('aria-pressed')).toBe('true');
    expect(all('.scroll tbody tr')).toHaveLength(24);
    expect(textOf('.scroll tbody tr td')).toBe('Blocked, 0% fine');
  });

  test('shows the notes of its days', async () => {
    const day = new Intl.DateTimeFormat('en-CA').format(now);
    await openDashboard({ ...twoHours, records: [{ kind: 'note', note: { day, text: 'power cut' } }] });
    await drawn();
    expect(all('.note-flag').map((flag) => flag.dataset['note'])).toEqual([day]);
    expect(told('whatsapp')).toContain('Your note: power cut');
  });
});

describe('filters', () => {
  test('limit the chart to one network, and say what that hides', async () => {
    await openDashboard(monthsOfChecks(now));
    await drawn();
    expect(all('.hidden-note')).toEqual([]);
    await set('[data-action="network"]', 'phone');
    expect(textOf('.hidden-note')).toContain('Hidden by filters: 1 network.');
    await press('[data-action="clear-filters"]');
    expect(all('.hidden-note')).toEqual([]);
  });

  test('for a network that was deleted are cleared', async () => {
    await openDashboard(monthsOfChecks(now));
    await drawn();
    await set('[data-action="network"]', 'phone');
    expect(textOf('.hidden-note')).toContain('1 network');
    const store = await openStore();
    await store.beginToForget({ profile: 'phone' });
    store.close();
    await press('input[value="7d"]');
    await expect.poll(() => all('[data-action="network"]')).toEqual([]);
    expect(all('.hidden-note')).toEqual([]);
    expect(all('.nothing')).toEqual([]);
  });

  test('leave out messengers, and say how many are hidden', async () => {
    await openDashboard(twoHours);
    await drawn();
    await set('[data-action="services"] input[value="max"]', false);
    await set('[data-action="services"] input[value="viber"]', false);
    expect(all('.bar-row[data-service]').map((one) => one.dataset['service'])).not.toContain('max');
    expect(all('.bar-row[data-service]')).toHaveLength(allServices.length - 2);
    expect(textOf('.hidden-note')).toContain('2 messengers');
  });

  test('change the range of the chart, and a long one begins with the first check', async () => {
    await openDashboard(monthsOfChecks(now));
    for (const [range, cells] of [
      ['7d', '42'],
      ['30d', '30'],
      ['90d', '36'],
      ['1y', '36'],
    ] as const) {
      await press(`input[value="${range}"]`);
      await expect.poll(() => find('.history-chart').dataset['range']).toBe(range);
      expect(bar('whatsapp').getAttribute('aria-valuemax')).toBe(cells);
    }
  });

  test('without results say so', async () => {
    await openDashboard({ rounds: [roundOf(now - 50 * hourMs, [verdictOf('max', now - 50 * hourMs)])] });
    await expect.poll(() => all('.nothing').length).toBe(1);
    expect(textOf('.nothing')).toContain('Nothing was checked in this time');
    await press('input[value="7d"]');
    await expect.poll(() => all('.nothing').length).toBe(0);
  });
});

describe('an unknown address', () => {
  test.each(['/nowhere', '/service/nobody', '/service/%E0%A4%A', '/history/x/y/z/1/2'])(
    '%s shows a page that says so and links to the overview',
    async (route) => {
      await openDashboard(twoHours, route);
      expect(textOf('h1')).toBe('There is no such page');
      expect(find('main a').getAttribute('href')).toBe('#/');
    },
  );

  test('an invalid period in the address is ignored', async () => {
    await openDashboard(twoHours, '/history/later/-5/whatsapp');
    await expect.poll(() => all('[data-round-at]').length).toBe(2);
  });

  test('an invalid check in the address is reported', async () => {
    await openDashboard(twoHours, '/check/1e999');
    await expect.poll(() => textOf('h1')).toBe('There is no such check');
  });
});
