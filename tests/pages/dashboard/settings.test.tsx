// @vitest-environment happy-dom
import '../../fake-extension.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { project } from '../../../src/model/project.ts';
import { defaultSettings, type Settings } from '../../../src/model/settings.ts';
import { Settings as SettingsPage, settingsSections } from '../../../src/pages/dashboard/settings/settings.tsx';
import { callsOf, fake } from '../../fake-extension.ts';
import { labelledNetworks } from '../labelled-networks.ts';
import { all, find } from '../open-popup.tsx';
import { type Scene, scenes } from '../scenes.ts';
import { choose, click, closePage, openPage, type } from './open-page.tsx';

const stored = () => fake.values['settings'] as Settings;
const asked = () => callsOf('sendMessage') as { request: string; ask: unknown }[];
const open = (change: Partial<Scene> = {}) =>
  openPage(<SettingsPage />, { rounds: [], ...scenes['all-works']?.(Date.now()), ...change });
const ids = (list: string) => all(`${list} [data-service]`).map(({ dataset }) => dataset['service']);

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = vi.fn(function (this: HTMLDialogElement) {
    this.open = true;
  });
});
afterEach(closePage);

describe('the settings page', () => {
  test('has a list of its sections, each with its own address', async () => {
    await open();
    expect(all('.section-list a').map((link) => link.getAttribute('href'))).toEqual(
      settingsSections.map(({ id }) => `#/settings/${id}`),
    );
    expect(all('.section > h2').map(({ id }) => id)).toEqual(settingsSections.map(({ id }) => `section-${id}`));
  });

  test('unfolds what is advanced where the address or a link names a section of it', async () => {
    location.hash = '/settings/checks';
    await open();
    const advanced = () => find<HTMLDetailsElement>('.advanced');
    expect(advanced().querySelector('#section-permissions')).not.toBeNull();
    expect(advanced().querySelector('#section-checks')).toBeNull();
    expect(advanced().open).toBe(false);
    await click('.section-list a[href="#/settings/permissions"]');
    expect(advanced().open).toBe(true);
    location.hash = '';
  });

  test('gives every control a name', async () => {
    await open({ records: labelledNetworks });
    const unnamed = all('input, select, meter, progress').filter(
      (control) => !control.closest('label') && !(control.id && document.querySelector(`label[for="${control.id}"]`)),
    );
    expect(unnamed.map(({ outerHTML }) => outerHTML)).toEqual([]);
  });
});

describe('checks', () => {
  test('in the background are off, and switching them on stores the time', async () => {
    await open();
    await click('[data-action="background"]');
    expect(stored()).toMatchObject({ background: true, everyMinutes: 180 });
    expect(stored().backgroundSince).toBeGreaterThan(0);
  });

  test('have the chosen interval', async () => {
    await open();
    await choose('[data-action="every"]', '30');
    expect(stored()).toMatchObject({ everyMinutes: 30 });
  });

  test('say what each interval costs, and which ones are over the limit', async () => {
    await open();
    const texts = [...find<HTMLSelectElement>('[data-action="every"]').options].map(({ text }) => text);
    expect(texts[0]).toMatch(/^15 min · \d+\u00a0MB\/mo ⚠$/);
    expect(texts.find((text) => text.startsWith('3 hr'))).toMatch(/^3 hr · \d+\u00a0MB\/mo$/);
  });

  test('say in a sentence what the chosen interval costs, and that it is too much', async () => {
    await open();
    expect(find('.cost').textContent).toMatch(/^About \d+\u00a0MB a month .* Your limit is 100\u00a0MB\./);
    await choose('[data-action="every"]', '15');
    await expect.poll(() => find('.cost').textContent).toContain('more than your limit');
    expect(find('.cost a').getAttribute('href')).toBe('#/settings/networks');
  });

  test('save data where that is chosen', async () => {
    await open();
    await click('[data-action="data-saver"]');
    expect(stored()).toMatchObject({ dataSaver: true });
  });

  test('can be paused once they are on', async () => {
    await open({ settings: { ...defaultSettings, background: true } });
    await click('[data-pause="person-resumes"]');
    expect(stored()).toMatchObject({ pausedUntil: 'person-resumes' });
  });
});

describe('messengers', () => {
  test('are listed in their order, the ones that are off below', async () => {
    await open({ settings: { ...defaultSettings, services: ['signal', 'whatsapp'] } });
    expect(ids('[aria-labelledby="apps-on"]')).toEqual(['signal', 'whatsapp']);
    expect(ids('[aria-labelledby="apps-off"]')).toContain('telegram');
  });

  test('are moved by buttons, and the button keeps the focus', async () => {
    const button = (direction: string) => find(`[data-service="viber"] [data-action="${direction}"]`);
    await open({ settings: { ...defaultSettings, services: ['signal', 'whatsapp', 'viber'] } });
    await click('[data-service="viber"] [data-action="up"]');
    await expect.poll(() => ids('[aria-labelledby="apps-on"]')).toEqual(['signal', 'viber', 'whatsapp']);
    expect(stored().services).toEqual(['signal', 'viber', 'whatsapp']);
    await expect.poll(() => document.activeElement).toBe(button('up'));
    expect(find('[role="status"].visually-hidden').textContent).toBe('Viber is now 2 of 3.');
    await click('[data-service="viber"] [data-action="up"]');
    // It is the first now, so its up button is disabled.
    await expect.poll(() => document.activeElement).toBe(button('down'));
  });

  test('are switched on with a permission prompt, and off without one', async () => {
    await open();
    await click('[data-service="wire"] [data-action="enable"]');
    expect(stored().services).toContain('wire');
    expect(callsOf('permissions.request')).toHaveLength(1);
    await click('[data-service="telegram"] [data-action="enable"]');
    expect(stored().services).not.toContain('telegram');
    expect(callsOf('permissions.request')).toHaveLength(1);
  });

  test('keep the focus on their switch when they move to the other list', async () => {
    await open();
    for (const list of ['apps-on', 'apps-off']) {
      find('[data-service="wire"] [data-action="enable"]').focus();
      await click('[data-service="wire"] [data-action="enable"]');
      expect(ids(`[aria-labelledby="${list}"]`)).toContain('wire');
      expect(document.activeElement).toBe(find('[data-service="wire"] [data-action="enable"]'));
    }
  });

  test('of a person’s own can be added, below a warning, and removed', async () => {
    await open();
    expect(find('.own .risk').textContent).toContain('may be forbidden where you are');
    await type('[data-field="own-name"]', 'Ours');
    await type('[data-field="own-address"]', 'https://chat.example.org');
    await click('[data-action="add-own"]');
    expect(stored().custom).toMatchObject([{ name: 'Ours', url: 'https://chat.example.org/' }]);
    const id = stored().custom?.[0]?.id;
    expect(find(`[data-service="${id}"]`).textContent).toContain('https://chat.example.org/');
    await click(`[data-service="${id}"] [data-action="remove"]`);
    expect(stored().custom).toEqual([]);
    expect(callsOf('permissions.remove')).toEqual([
      { origins: ['https://chat.example.org/*', 'wss://chat.example.org/*'] },
    ]);
  });

  test('of a person’s own may have a port, and any answer may do for them', async () => {
    await open();
    await type('[data-field="own-name"]', 'Ours');
    await type('[data-field="own-address"]', '203.0.113.7:8443');
    await click('[data-action="own-any-answer"]');
    await click('[data-action="add-own"]');
    expect(stored().custom).toMatchObject([{ url: 'https://203.0.113.7:8443/', anyAnswer: true }]);
    expect(find(`[data-service="${stored().custom?.[0]?.id}"]`).textContent).toContain('Any answer will do');
    expect(find<HTMLInputElement>('[data-action="own-any-answer"]').checked).toBe(false);
  });

  test.each([
    ['chat.example.org:6667', 'port number'],
    ['224.0.0.1', 'reserved'],
  ])('of a person’s own cannot be at %s', async (address, why) => {
    await open();
    await type('[data-field="own-name"]', 'Ours');
    await type('[data-field="own-address"]', address);
    await click('[data-action="add-own"]');
    expect(find('.own [role="alert"]').textContent).toContain(why);
    expect(callsOf('permissions.request')).toEqual([]);
  });

  test('of a person’s own are refused with an explanation if the address is not allowed', async () => {
    await open();
    await type('[data-field="own-name"]', 'Router');
    await type('[data-field="own-address"]', 'https://192.168.1.1/');
    await click('[data-action="add-own"]');
    expect(find('.own [role="alert"]').textContent).toContain('home or office network');
    expect(callsOf('permissions.request')).toEqual([]);
  });
});

describe('networks and data', () => {
  test('show how much of the month’s budget is used', async () => {
    const month = new Date().toISOString().slice(0, 7);
    await open();
    fake.values['dataUse'] = { month, bytes: { unknown: 12_300_000 } };
    await choose('[data-action="budget"]', '25');
    expect(stored().monthlyMegabytes).toBe(25);
    expect(find('meter').dataset['used']).toBe('12');
    expect(find('.budget').textContent).toContain('12\u00a0MB of 25\u00a0MB used this month');
  });

  test('explain why only the person can distinguish networks', async () => {
    await open();
    expect(document.body.textContent).toContain('Browsers do not say which network they are on');
  });

  test('ask the background to store changes of a network', async () => {
    await open({ records: labelledNetworks });
    await type('[data-network="network-home"] [data-field="network-name"]', 'Flat');
    await click('[data-network="network-mobile"] [data-action="metered"]');
    await choose('[data-action="current-network"]', 'network-mobile');
    expect(asked()).toEqual([
      { request: 'putNetwork', ask: { id: 'network-home', label: 'Flat', metered: false } },
      { request: 'putNetwork', ask: { id: 'network-mobile', label: 'Mobile', metered: true } },
      { request: 'chooseNetwork', ask: { id: 'network-mobile' } },
    ]);
  });

  test('can label the current network', async () => {
    await open();
    fake.answer = { ok: 'network-1' };
    await type('[data-field="new-network"]', 'Library');
    await click('[data-action="add-network"]');
    expect(asked()).toEqual([
      { request: 'putNetwork', ask: { label: 'Library', metered: false } },
      { request: 'chooseNetwork', ask: { id: 'network-1' } },
    ]);
  });
});

describe('language and look', () => {
  test('are stored', async () => {
    await open();
    await choose('[data-action="theme"]', 'dark');
    expect(stored().theme).toBe('dark');
    await choose('[data-action="theme"]', '');
    expect(stored()).not.toHaveProperty('theme');
  });
});

describe('permissions', () => {
  test('are each listed with a reason', async () => {
    await open();
    const told = all('.permissions > div').map((one) => one.textContent);
    expect(told).toHaveLength(4);
    for (const text of told) expect(text).toMatch(/\.$/);
  });

  test('are revoked one group at a time', async () => {
    await open();
    await click('[data-access="telegram"] [data-action="revoke"]');
    const [given] = callsOf('permissions.remove') as { origins: string[] }[];
    expect(given?.origins.length).toBeGreaterThan(0);
    expect(given?.origins.filter((origin) => !/telegram|149\.154/.test(origin))).toEqual([]);
  });

  test('for notifications are listed once given, and revoking them switches notifications off', async () => {
    await open({ settings: { ...defaultSettings, notify: true } });
    expect(find('[data-access="notifications"]').textContent).toContain('Shows notifications');
    await click('[data-access="notifications"] [data-action="revoke"]');
    expect(stored().notify).toBe(false);
    expect(callsOf('permissions.remove')).toEqual([{ permissions: ['notifications'] }]);
  });

  test('say so if no access was given', async () => {
    await open({ granted: false });
    expect(all('[data-access]')).toEqual([]);
    expect(document.body.textContent).toContain('Access was given to no address yet.');
  });
});

describe('about', () => {
  test('says since when the addresses were read, and how many of them were tried lately', async () => {
    await open();
    const facts = all('.facts dd').map(({ textContent }) => textContent);
    const day = expect.stringMatching(/^[A-Z][a-z]{2} \d\d?, 2026$/);
    // The day of the newest try is there once somebody made one.
    expect(facts).toEqual(['1.2.3', ...facts.slice(1, -1).map(() => day), expect.stringMatching(/^\d+ of \d{3}$/)]);
    expect(facts.length).toBeGreaterThanOrEqual(3);
    expect(document.body.textContent).toContain('One that was not tried for long may have moved');
  });

  test('links to every address of the project', async () => {
    await open();
    const links = all('[data-project]').map((link) => link.getAttribute('href'));
    expect(links).toEqual(Object.values(project));
  });
});

describe('diagnostics', () => {
  test('contain nothing personal', async () => {
    await open({
      settings: { ...defaultSettings, services: ['signal'], language: 'fa' },
      records: labelledNetworks,
    });
    const text = find('.diagnostics').textContent ?? '';
    expect(text).toContain('Reachable: 1.2.3');
    expect(text).toContain('checks stored: 1');
    expect(text).not.toMatch(/signal|whatsapp|home|mobile|\bfa\b|\bworks\b|https?:|\d\d:\d\d/i);
  });
});

test('a failed request shows its error', async () => {
  await open({ records: labelledNetworks });
  fake.answer = { error: 'the disk is full' };
  await choose('[data-action="current-network"]', 'network-mobile');
  expect(find('.problems').textContent).toContain('the disk is full');
});
