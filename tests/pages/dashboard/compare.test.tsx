// @vitest-environment happy-dom
import '../../fake-extension.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { blockedBy, minuteMs, roundOf, siteVerdict, verdictOf } from '../fixtures.ts';
import { all, find, press } from '../open-popup.tsx';
import { catchFiles, closeDashboard, openDashboard } from './open-dashboard.tsx';

const at = Date.now() - minuteMs;
const network = (id: string, label: string) =>
  ({ kind: 'network', network: { id, label, firstSeenAt: at, lastSeenAt: at } }) as const;
const scene = {
  rounds: [
    roundOf(at - 2, [blockedBy('telegram', at - 2, 'ip', 'timeout')], { profile: 'home' }),
    roundOf(at - 1, [verdictOf('telegram', at - 1), siteVerdict('viber', at - 1, 'site-only')], { profile: 'phone' }),
  ],
  records: [network('home', '=Home'), network('phone', 'Phone')],
};

const open = async () => {
  await openDashboard(scene, '/compare');
  await expect.poll(() => all('.matrix').length).toBe(1);
};
const plain = ({ textContent }: Element) => textContent?.replaceAll(/[\u2066-\u2069]/g, '');
const cell = (service: string, id: string) => find(`.matrix [data-service="${service}"] [data-network="${id}"]`);

afterEach(closeDashboard);

describe('networks side by side', () => {
  test('show where a messenger worked and where it did not', async () => {
    await open();
    expect(all('.matrix thead th').map((head) => head.textContent)).toEqual(['=Home', 'Phone']);
    expect(cell('telegram', 'home').dataset['state']).toBe('blocked');
    expect(cell('telegram', 'home').textContent).toContain('0% fine');
    expect(cell('telegram', 'phone').dataset['state']).toBe('works');
    expect(cell('signal', 'phone').textContent).toBe('No data');
  });

  test('show that a site answered, without a share of checks in which the app worked', async () => {
    await open();
    expect(cell('viber', 'phone').dataset['state']).toBe('site-only');
    expect(cell('viber', 'phone').textContent).toBe('Site answers1 check');
    expect(cell('viber', 'home').textContent).toBe('No data');
  });

  test('are saved as CSV in which no label is taken for a formula', async () => {
    await open();
    const files = catchFiles();
    await press('[data-chart="compare"] [data-action="csv"]');
    const lines = (await files.get('reachable-compare.csv'))?.split('\r\n') ?? [];
    expect(lines[0]).toBe('\uFEFFservice,network,checks,judged,works,slow,partial,blocked,down,site-only,site-blocked');
    expect(lines).toContain("telegram,'=Home,1,1,0,0,0,1,0,0,0");
    expect(lines).toContain('viber,Phone,1,0,0,0,0,0,0,1,0');
    expect(lines).toContain('telegram,Phone,1,1,1,0,0,0,0,0,0');
  });

  test('have a link to the page that labels networks', async () => {
    await open();
    expect(find('[data-action="name-networks"]').getAttribute('href')).toBe('#/settings/networks');
  });

  test('without labels are shown with their ids in the table, the filter and the file', async () => {
    await openDashboard({ rounds: scene.rounds }, '/compare');
    await expect.poll(() => all('.matrix').length).toBe(1);
    const names = ['Network without a name (home)', 'Network without a name (phone)'];
    expect(all('.matrix thead th').map((head) => plain(head))).toEqual(names);
    expect(all('[data-action="network"] option').map((option) => plain(option))).toEqual(['All', ...names]);
    const files = catchFiles();
    await press('[data-chart="compare"] [data-action="csv"]');
    expect(await files.get('reachable-compare.csv')).toContain('telegram,home,1,1');
  });
});
