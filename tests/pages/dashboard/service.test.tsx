// @vitest-environment happy-dom
import '../../fake-extension.ts';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../src/model/settings.ts';
import { setFilters } from '../../../src/pages/dashboard/parts/filters.ts';
import { isWideScreen } from '../../../src/pages/dashboard/parts/wide-screen.ts';
import { reload } from '../../../src/pages/shared/current/state.ts';
import { callsOf, events, fake } from '../../fake-extension.ts';
import {
  blockedBy,
  controlObservation,
  hourMs,
  minuteMs,
  observationOf,
  partialWebsocket,
  roundOf,
  verdictOf,
} from '../fixtures.ts';
import { monthsOfChecks } from '../months.ts';
import { all, dataOf, find, press } from '../open-popup.tsx';
import { catchFiles, closeDashboard, openDashboard, pressKey, textOf } from './open-dashboard.tsx';

const now = Date.now();
const newest = Math.max(new Date(now).setMinutes(0, 0, 0), now - minuteMs);
const scene = {
  rounds: [
    roundOf(newest - hourMs, [verdictOf('telegram', newest - hourMs)]),
    roundOf(newest, [blockedBy('telegram', newest, 'tls', 'reset')]),
  ],
  observations: [
    observationOf('telegram', newest, { outcome: { kind: 'failed', failure: 'connection_reset' } }),
    controlObservation(newest),
  ],
};

afterEach(closeDashboard);

describe('the page of a messenger', () => {
  test('shows the state of each function, with the evidence unfolded', async () => {
    await openDashboard(scene, '/service/telegram');
    expect(textOf('h1')).toBe('Telegram');
    expect(dataOf(find('.current'))).toMatchObject({ 'data-service': 'telegram', 'data-cause': 'tls' });
    expect(all('.current [data-function]').map((chip) => chip.hidden)).not.toContain(true);
    await expect
      .poll(() => all('[data-layer="tls"] td').map((cell) => cell.dataset['result']))
      .toEqual(['failed', 'ok']);
  });

  test('lists the changes, the newest first', async () => {
    await openDashboard(scene, '/service/telegram');
    await expect.poll(() => all('[data-change="telegram"]').length).toBeGreaterThan(0);
    const whole = all('[data-change]:not([data-function])').map((one) => one.textContent);
    expect(whole[0]).toContain('Telegram looks blocked');
    expect(whole[1]).toContain('Telegram works');
    expect(all('[data-change][data-state="works"] .change-parts')).toEqual([]);
  });

  test('says when a messenger usually fails', async () => {
    await openDashboard(monthsOfChecks(now), '/service/telegram');
    await press('input[value="30d"]');
    await expect
      .poll(() => textOf('[data-chart="over-time"] .chart-says'))
      .toMatch(/^Usually fails from 5:00 PM to 11:00 PM; \d\d% of checks fine\.$/);
  });

  test('gives the same share of a network as the overview', async () => {
    await openDashboard(monthsOfChecks(now), '/service/telegram');
    await act(() => setFilters({ profile: 'home' }));
    await expect.poll(() => all('[data-chart="over-time"]').length).toBe(1);
    const here = textOf('.bar-row[data-service="telegram"] .bar-worked');
    location.hash = '/';
    await expect.poll(() => all('[data-bar="telegram"]').length).toBe(1);
    expect(textOf('.bar-row[data-service="telegram"] .bar-worked')).toBe(here);
  });

  test.each([
    ['asks of a problem whether it is this device, browser or network alone', scene, 1],
    ['asks nothing where it works', { rounds: [roundOf(newest, [verdictOf('telegram', newest)])] }, 0],
  ])('%s', async (_, given, links) => {
    await openDashboard(given, '/service/telegram');
    expect(all('.current .details [data-action="compare"]')).toHaveLength(links);
  });

  test('asks that once, although what to do is unfolded above', async () => {
    await openDashboard(scene, '/service/telegram');
    await expect.poll(() => all('.current [data-topic="only-me"]').length).toBe(1);
    expect(all('.current a').filter((link) => link.getAttribute('href')?.endsWith('#/compare'))).toHaveLength(1);
  });

  const offered = () => all('[data-step="as-tab"]').length;

  test('offers a visit in a tab where its page failed, and says the risk above the button', async () => {
    await openDashboard(scene, '/service/telegram');
    await expect.poll(offered).toBe(1);
    expect(all('[data-action="as-tab"]')).toEqual([]);
    const risk = textOf('[data-step="as-tab"] > p:first-of-type');
    expect(risk).toMatch(/web\.telegram\.org .*cookies.*provider.*history/);
    await press('[data-action="open-as-tab"]');
    expect(callsOf('tabs.create')).toEqual([{ url: 'https://web.telegram.org/k/' }]);
    expect(textOf('[data-visited]')).toBe('Waiting for the tab…');
    // A second press opens no second tab.
    await press('[data-action="open-as-tab"]');
    expect(callsOf('tabs.create')).toHaveLength(1);
    const before = structuredClone(fake.values);
    events.completed.fire({ tabId: fake.newTab, statusCode: 200, fromCache: false });
    await expect.poll(() => textOf('[data-visited]')).toMatch(/The tab got a page\. Our test did not/);
    expect(dataOf(find('.current'))).toMatchObject({ 'data-state': 'blocked' });
    expect(fake.values).toEqual(before);
  });

  const quietly = { ...defaultSettings, leaveNoTrace: true };
  test.each([
    ['where its page works', { rounds: [roundOf(newest, [partialWebsocket('telegram', newest)])] }, false],
    ['where no trace may be left', { ...scene, settings: quietly }, false],
    ['in a private window', scene, true],
    ['without access to its page', { ...scene, granted: false }, false],
  ])('offers no visit in a tab %s', async (_, given, isPrivate) => {
    await openDashboard(scene, '/service/telegram');
    await expect.poll(offered).toBe(1);
    await closeDashboard();
    await openDashboard(given, '/service/telegram');
    fake.isPrivate = isPrivate;
    await act(reload);
    expect(dataOf(find('.current'))).toMatchObject({ 'data-service': 'telegram' });
    expect(offered()).toBe(0);
  });

  test('says so if the messenger was never checked, and leads to where it is switched on', async () => {
    await openDashboard({ rounds: [] }, '/service/zoom');
    await expect.poll(() => textOf('.current')).toContain('has not been checked yet');
    expect(find('.current .nothing a').getAttribute('href')).toBe('#/settings/apps');
    expect(all('[data-chart], .filters, #changes-title')).toEqual([]);
  });

  test('says in place of an empty chart that nothing was checked in the chosen time', async () => {
    const at = now - 50 * hourMs;
    await openDashboard({ rounds: [roundOf(at, [verdictOf('telegram', at)])] }, '/service/telegram');
    await expect.poll(() => textOf('.nothing')).toContain('Nothing was checked in this time');
    expect(all('[data-chart]').map((chart) => chart.dataset['chart'])).toEqual(['hours']);
    await press('input[value="7d"]');
    await expect.poll(() => all('[data-chart="over-time"]').length).toBe(1);
  });

  test('shows the last result of a messenger that is switched off', async () => {
    await openDashboard({ ...scene, settings: { ...defaultSettings, services: ['max'] } }, '/service/telegram');
    expect(textOf('.current')).not.toContain('has not been checked yet');
    await expect.poll(() => dataOf(find('.current'))).toMatchObject({ 'data-state': 'blocked', 'data-cause': 'tls' });
  });
});

describe('the hours of the week', () => {
  const local = new Date(newest);
  const place = `${(local.getDay() + 6) % 7} ${local.getHours()}`;

  test('give for each hour the number of checks and the share that failed', async () => {
    await openDashboard(scene, '/service/telegram');
    await expect.poll(() => all('.hour-map').length).toBe(1);
    const told = all('.hour-map td[data-place]').map((cell) => cell.getAttribute('aria-label') ?? '');
    expect(told).toHaveLength(7 * 24);
    const cell = find(`[data-place="${place}"]`);
    expect(cell.getAttribute('aria-label')).toMatch(/: 100% of 1 check failed\.$/);
    expect(told.filter((text) => text.endsWith('no data.')).length).toBe(7 * 24 - 2);
  });

  test('are one tab stop, and arrow keys move from cell to cell', async () => {
    await openDashboard(scene, '/service/telegram');
    await expect.poll(() => all('.hour-map').length).toBe(1);
    expect(all('.hour-map [tabindex="0"]')).toHaveLength(1);
    find('[data-place="0 0"]').focus();
    await pressKey('ArrowDown');
    await pressKey('ArrowRight');
    expect((document.activeElement as HTMLElement).dataset['place']).toBe('1 1');
    await pressKey('End');
    expect((document.activeElement as HTMLElement).dataset['place']).toBe('1 23');
  });

  test('have heads that span more than one column, on any screen', async () => {
    await openDashboard(scene, '/service/telegram');
    await expect.poll(() => all('.hour-map').length).toBe(1);
    const heads = () => all('.hour-map thead th').map((head) => head.getAttribute('colspan'));
    const show = (wide: boolean) =>
      act(() => {
        isWideScreen.value = wide;
      });
    const before = isWideScreen.value;
    await show(true);
    expect(heads()).toEqual(Array(8).fill('3'));
    await show(false);
    expect(heads()).toEqual(Array(4).fill('2'));
    await show(before);
  });

  test('are also available as a table of hours with data, and as CSV of all hours', async () => {
    await openDashboard(scene, '/service/telegram');
    await expect.poll(() => all('.hour-map').length).toBe(1);
    const files = catchFiles();
    await press('[data-chart="hours"] [data-action="csv"]');
    const csv = await files.get('reachable-hours.csv');
    expect(csv?.trim().split('\r\n')).toHaveLength(1 + 7 * 24);
    expect(csv).toContain(`${((local.getDay() + 6) % 7) + 1},${local.getHours()},1,1`);
    await press('[data-chart="hours"] [data-action="table"]');
    expect(all('[data-chart="hours"] tbody tr')).toHaveLength(2);
  });
});

test('the speed chart without data says what measures it', async () => {
  await openDashboard(scene, '/service/telegram');
  await expect.poll(() => all('[data-chart="speed"]').length).toBe(1);
  expect(textOf('[data-chart="speed"] .nothing')).toContain('"Check now" measures it');
});

describe('the speed chart', () => {
  /** From 0 to 1 along the chart, and the height in pixels. */
  const points = (line: 'here' | 'control') =>
    (find(`.speed-line.speed-${line} polyline`).getAttribute('points') ?? '')
      .split(' ')
      .map((point) => point.split(',').map(Number));

  test('draws a line for the messenger and one for other sites, which is higher where these are faster', async () => {
    await openDashboard(monthsOfChecks(now), '/service/telegram');
    await press('input[value="30d"]');
    await expect.poll(() => all('.speed-line polyline').length).toBe(2);
    const [here, control] = [points('here'), points('control')];
    expect(here[0]?.[0]).toBe(0);
    expect(here.at(-1)?.[0]).toBe(1);
    expect(Math.max(...control.map(([, y = 0]) => y))).toBeLessThan(Math.max(...here.map(([, y = 0]) => y)));
    expect(all('.speed-here circle')).toHaveLength(here.length);
  });

  test('runs from right to left in a language that is written so', async () => {
    await openDashboard(monthsOfChecks(now), '/service/telegram', 'fa');
    await expect.poll(() => all('.speed-line polyline').length).toBe(2);
    expect(points('here')[0]?.[0]).toBe(1);
  });
});
