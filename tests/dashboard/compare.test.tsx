// @vitest-environment happy-dom
import '../ui/fake-extension.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { callsOf, fake } from '../ui/fake-extension.ts';
import { blockedBy, minuteMs, roundOf, verdictOf } from '../ui/fixtures.ts';
import { all, find, press } from '../ui/open-popup.tsx';
import { catchFiles, closeDashboard, openDashboard, set, textOf } from './open-dashboard.tsx';

const at = Date.now() - minuteMs;
const network = (id: string, label: string) =>
  ({ kind: 'network', network: { id, label, firstSeenAt: at, lastSeenAt: at } }) as const;
const scene = {
  rounds: [
    roundOf(at - 2, [blockedBy('telegram', at - 2, 'ip', 'timeout')], { profile: 'home' }),
    roundOf(at - 1, [verdictOf('telegram', at - 1)], { profile: 'phone' }),
  ],
  records: [network('home', '=Home'), network('phone', 'Phone')],
};

const open = async () => {
  await openDashboard(scene, '/compare');
  await expect.poll(() => all('.network').length).toBe(2);
};
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

  test('are a file in which no name is taken for a formula', async () => {
    await open();
    const files = catchFiles();
    await press('[data-chart="compare"] [data-action="csv"]');
    const lines = (await files.get('reachable-compare.csv'))?.split('\r\n') ?? [];
    expect(lines[0]).toBe('\uFEFFservice,network,checks,judged,works,slow,partial,blocked,down');
    expect(lines).toContain("telegram,'=Home,1,1,0,0,0,1,0");
    expect(lines).toContain('telegram,Phone,1,1,1,0,0,0,0');
  });
});

describe('the networks of a person', () => {
  test('say why only the person can tell them apart', async () => {
    await open();
    expect(textOf('.networks')).toContain('Browsers do not say which network they are on');
  });

  test('get another name, and are marked as costing money', async () => {
    await open();
    await set('[data-network="phone"] [data-action="network-label"]', 'Mobile');
    await set('[data-network="phone"] [data-action="metered"]', true);
    expect(callsOf('sendMessage')).toEqual([
      { request: 'putNetwork', ask: { id: 'phone', label: 'Mobile', metered: false } },
      { request: 'putNetwork', ask: { id: 'phone', label: 'Phone', metered: true } },
    ]);
  });

  test('are chosen by the person, who sees which it is', async () => {
    await openDashboard(scene, '/compare');
    fake.session['network'] = 'home';
    await expect.poll(() => all('.network').length).toBe(2);
    await press('[data-network="phone"] [data-action="choose-network"]');
    expect(callsOf('sendMessage')).toEqual([{ request: 'chooseNetwork', ask: { id: 'phone' } }]);
  });

  test('that is new is named and chosen in one go', async () => {
    await open();
    fake.answer = { ok: 'network-new' };
    await set('[data-action="new-network"]', 'Café');
    await press('[data-action="add-network"]');
    await expect
      .poll(() => callsOf('sendMessage'))
      .toEqual([
        { request: 'putNetwork', ask: { label: 'Café', metered: false } },
        { request: 'chooseNetwork', ask: { id: 'network-new' } },
      ]);
  });

  test('stay as they are where the background does not answer, and the page says so', async () => {
    await open();
    fake.answer = { error: 'no' };
    await press('[data-network="phone"] [data-action="choose-network"]');
    expect(textOf('.networks [role="alert"]')).toContain('did not answer');
  });
});
