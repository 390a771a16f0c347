// @vitest-environment happy-dom
import '../fake-extension.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { problem, runAction } from '../../src/pages/shared/current/actions.ts';
import { view } from '../../src/pages/shared/current/state.ts';
import { ask } from '../../src/platform/browser/messages.ts';
import { PrivateWindowError } from '../../src/platform/browser/private-window.ts';
import { callsOf, fake } from '../fake-extension.ts';
import { allServices, minuteMs } from './fixtures.ts';
import { all, closePopup, find, openPopup, openRow, press, showPopup } from './open-popup.tsx';
import { scenes } from './scenes.ts';

const open = (name: string) => openPopup(scenes[name]?.(Date.now()) ?? { rounds: [] });
const settings = () => fake.values['settings'];

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = vi.fn(function (this: HTMLDialogElement) {
    this.open = true;
  });
});
afterEach(closePopup);

describe('buttons ask the background', () => {
  test('Check now starts a check of everything', async () => {
    await open('all-works');
    await press('[data-action="check-now"]');
    expect(callsOf('sendMessage')).toEqual([{ request: 'startRound', ask: {} }]);
  });

  test('Stop stops it', async () => {
    await open('running');
    await press('[data-action="stop"]');
    expect(callsOf('sendMessage')).toEqual([{ request: 'stopRound', ask: {} }]);
  });

  test('Test again checks only this service, without a prompt', async () => {
    await open('problems');
    await openRow('telegram');
    await press('[data-service="telegram"] [data-action="test-again"]');
    expect(callsOf('permissions.request')).toEqual([]);
    expect(callsOf('sendMessage')).toEqual([{ request: 'startRound', ask: { services: ['telegram'] } }]);
  });

  test('Allow all asks once for all that is missing, and checks everything', async () => {
    await open('declined');
    await press('[data-action="allow"]');
    const asked = callsOf('permissions.request') as { origins: string[] }[];
    expect(asked).toHaveLength(1);
    expect(asked[0]?.origins).toEqual(view.value?.missing);
    expect(callsOf('sendMessage')).toEqual([{ request: 'startRound', ask: {} }]);
  });

  test('everything is deleted only after a second click', async () => {
    await open('all-works');
    await press('[data-action="delete-everything"]');
    expect(find<HTMLDialogElement>('dialog').open).toBe(true);
    expect(callsOf('sendMessage')).toEqual([]);
    await press('[data-action="delete-confirm"]');
    expect(callsOf('sendMessage')).toEqual([{ request: 'deleteEverything', ask: {} }]);
  });
});

describe('where the history takes no check', () => {
  test.each([
    ['full', /storage of this browser is full.*Free some space/],
    ['failed', /could not be saved.*If the disk is full, free some space/],
  ])('the popup says what helps: %s', async (code, words) => {
    await open('all-works');
    fake.answer = { error: `history: ${code}` };
    await press('[data-action="check-now"]');
    await expect.poll(() => find('main').textContent).toMatch(words);
  });
});

describe('in a private window', () => {
  test.each([
    ['all-works', '[data-action="check-now"]'],
    ['problems', '[data-service="telegram"] [data-action="test-again"]'],
    ['declined', '[data-action="allow"]'],
    ['problems', '[data-action="tell-when-works"]'],
  ])('nothing can be checked, and no access is asked for: %s, %s', async (scene, button) => {
    await open(scene);
    fake.isPrivate = true;
    await showPopup();
    if (button.includes('telegram')) await openRow('telegram');
    if (document.querySelector(button)) await press(button);
    expect(callsOf('permissions.request')).toEqual([]);
    expect(callsOf('sendMessage')).toEqual([]);
    expect(fake.sessionValues).not.toHaveProperty('pendingCheck');
  });

  test('the reason stands below the button', async () => {
    await open('all-works');
    fake.isPrivate = true;
    await showPopup();
    expect(find('footer').textContent).toMatch(/This is a private window/);
  });

  test('a page stores nothing of what happens there, and deletes what it is told to', async () => {
    await open('all-works');
    fake.isPrivate = true;
    await expect(ask('putNote', { day: '2026-03-01', text: 'here' })).rejects.toThrow(PrivateWindowError);
    await expect(ask('startRound', {})).rejects.toThrow(PrivateWindowError);
    await ask('deleteEverything', {});
    expect(callsOf('sendMessage')).toEqual([{ request: 'deleteEverything', ask: {} }]);
  });

  test('what cannot be stored from there is told', async () => {
    await open('all-works');
    await runAction(Promise.reject(new PrivateWindowError()));
    expect(problem.value).toEqual({ text: 'note_private' });
  });
});

describe('background checks', () => {
  const openWithSchedule = async (name: string) => {
    await open(name);
    await expect.poll(() => document.querySelector('[data-action="background"]')).not.toBeNull();
  };

  test('are off, and switching them on stores the time', async () => {
    await openWithSchedule('all-works');
    const before = Date.now();
    await press('[data-action="background"]');
    expect(settings()).toMatchObject({ background: true, everyMinutes: 180 });
    expect((settings() as { backgroundSince: number }).backgroundSince).toBeGreaterThanOrEqual(before);
  });

  test('pause for an hour with one click', async () => {
    await openWithSchedule('problems');
    await press('[data-pause="hour"]');
    const { pausedUntil } = settings() as { pausedUntil: number };
    expect(Math.abs(pausedUntil - Date.now() - 60 * minuteMs)).toBeLessThan(minuteMs);
  });

  test('pause until tomorrow morning with one click', async () => {
    await openWithSchedule('problems');
    await press('[data-pause="tomorrow"]');
    const { pausedUntil } = settings() as { pausedUntil: number };
    const tomorrow = new Date();
    tomorrow.setDate(tomorrow.getDate() + 1);
    expect(new Date(pausedUntil).toDateString()).toBe(tomorrow.toDateString());
  });

  test('pause until they are resumed', async () => {
    await openWithSchedule('problems');
    await press('[data-pause="person-resumes"]');
    expect(settings()).toMatchObject({ pausedUntil: 'person-resumes' });
    await showPopup();
    expect(find('.pause').textContent).toContain('Paused until you resume');
    await press('[data-action="resume"]');
    expect(settings()).not.toHaveProperty('pausedUntil');
  });
});

describe('where the check was made', () => {
  test('is asked in place, and remembered with the check', async () => {
    const scene = scenes['problems']?.(Date.now()) ?? { rounds: [] };
    await openPopup(scene);
    expect(find('.place summary').textContent).toBe('Network?');
    expect(all('[data-action="place"]').map((one) => one.textContent)).toEqual([
      'Home',
      'Mobile data',
      'Through a VPN',
      'Other',
    ]);
    await press('[data-place="vpn"]');
    expect(callsOf('sendMessage')).toEqual([{ request: 'placeCheck', ask: { at: scene.rounds[0]?.at, id: 'vpn' } }]);
  });

  test('is not asked where there is no network', async () => {
    await open('offline');
    expect(document.querySelector('.place')).toBeNull();
    await open('national-only');
    expect(document.querySelector('.place')).not.toBeNull();
  });

  test('is said in the headline where it was a VPN', async () => {
    const scene = scenes['problems']?.(Date.now()) ?? { rounds: [] };
    await openPopup({ ...scene, rounds: scene.rounds.map((round) => ({ ...round, profile: 'vpn' })) });
    expect(find('h1').textContent).toMatch(/^Through your VPN: WhatsApp doesn't open here/);
    await press('[data-action="what-to-do"]');
    await expect.poll(() => find('#what-to-do').textContent).toContain('Without the VPN the result may differ');
  });
});

describe('"Tell me when it works"', () => {
  const tell = '[data-action="tell-when-works"]';

  test('asks for notifications in the click itself, and the background to wait for all that fails', async () => {
    await open('problems');
    await press(tell);
    expect(callsOf('permissions.request')).toEqual([]);
    expect(find('.waiting').textContent).toMatch(/^Your browser will ask to allow notifications/);
    await press('[data-action="tell-go-on"]');
    expect(callsOf('permissions.request')).toEqual([{ permissions: ['notifications'] }]);
    expect(callsOf('sendMessage')).toEqual([
      { request: 'waitFor', ask: { services: ['whatsapp', 'telegram', 'discord'] } },
    ]);
    const names = fake.calls.map(({ name }) => name);
    expect(names.indexOf('permissions.request')).toBeLessThan(names.indexOf('sendMessage'));
  });

  test('switches nothing on where the browser may not notify, and says so', async () => {
    await open('problems');
    fake.consent = 'no';
    await press(tell);
    await press('[data-action="tell-go-on"]');
    await expect.poll(() => callsOf('sendMessage').at(-1)).toEqual({ request: 'stopWaiting', ask: {} });
    await expect.poll(() => find('.waiting').textContent).toContain('not allowed');
  });

  test('says what happens meanwhile, and can be taken back', async () => {
    await open('problems');
    const everyMinutes = 180;
    fake.values['awaited'] = { services: ['whatsapp'], since: 1, offBefore: { everyMinutes } };
    await showPopup();
    expect(find('.waiting').textContent).toMatch(
      /^Checks run every .* You will be told once, then they stop\. The browser has to stay open for that\. [\d.]+ megabytes per day$/,
    );
    expect(document.querySelector(tell)).toBeFalsy();
    await press('[data-action="tell-stop"]');
    expect(callsOf('sendMessage')).toEqual([{ request: 'stopWaiting', ask: {} }]);
  });

  test.each(['offline', 'proxy-dead', 'captive', 'national-only', 'clock-wrong'])(
    'is offered for all that could not be judged: %s',
    async (name) => {
      await open(name);
      expect(find(tell).textContent).toBe(
        name === 'national-only' ? 'Tell me when sites abroad answer' : 'Tell me when it works',
      );
      await press(tell);
      await press('[data-action="tell-go-on"]');
      expect(callsOf('sendMessage')).toEqual([{ request: 'waitFor', ask: { services: allServices } }]);
    },
  );

  test('is offered for a change of what works, with what that costs', async () => {
    await open('all-works');
    await openRow('signal');
    const inRow = `#details-signal ${tell}`;
    expect(find(inRow).textContent).toBe('Tell me when it changes');
    expect(find(inRow).parentElement?.textContent).toMatch(/\d megabytes per day$/);
    await press(inRow);
    await press('[data-action="tell-go-on"]');
    expect(callsOf('sendMessage')).toEqual([{ request: 'waitFor', ask: { services: ['signal'], changes: true } }]);
  });

  test('needs no announcement where the browser may notify already', async () => {
    await open('problems');
    fake.allowed = ['notifications'];
    closePopup();
    await showPopup();
    await press(tell);
    expect(callsOf('sendMessage')).toHaveLength(1);
  });

  test('is not offered where nothing fails', async () => {
    await open('all-works');
    expect(document.querySelector(tell)).toBeFalsy();
  });
});

describe('links lead to the dashboard, each in a tab', () => {
  test.each([
    ['all-works', 'open-dashboard', ''],
    ['all-works', 'open-settings', '#/settings'],
    ['all-works', 'open-help', '#/help'],
    ['first-run', 'choose-apps', '#/settings/apps'],
    ['declined', 'why-access', '#/settings/permissions'],
  ])('of %s, %s', async (scene, action, route) => {
    await open(scene);
    await press(`[data-action="${action}"]`);
    expect(callsOf('tabs.create')).toEqual([
      { url: `https://fake-uuid.example/src/pages/dashboard/index.html${route}` },
    ]);
  });

  test('a page that failed is tried in a tab from the page of its messenger, with the risk', async () => {
    await open('problems');
    await press('[data-action="what-to-do"]');
    await expect.poll(() => document.querySelector('[data-action="as-tab"]')).not.toBeNull();
    await press('[data-action="as-tab"]');
    expect(callsOf('tabs.create')).toEqual([
      { url: 'https://fake-uuid.example/src/pages/dashboard/index.html#/service/whatsapp' },
    ]);
  });

  test('more of what one can do is one click further', async () => {
    await open('problems');
    await press('[data-action="what-to-do"]');
    await expect.poll(() => document.querySelector('[data-action="more-help"]')).not.toBeNull();
    await press('[data-action="more-help"]');
    expect(callsOf('tabs.create')).toEqual([
      { url: 'https://fake-uuid.example/src/pages/dashboard/index.html#/help/what-to-do' },
    ]);
  });
});

describe('"What to do"', () => {
  test('unfolds the step for the messenger of the headline, in place', async () => {
    await open('problems');
    expect(find('#what-to-do').hidden).toBe(true);
    await press('[data-action="what-to-do"]');
    await expect.poll(() => find('#what-to-do').textContent).toContain('In WhatsApp: Settings');
    expect(callsOf('tabs.create')).toEqual([]);
    await press('[data-action="what-to-do"]');
    expect(find('#what-to-do').hidden).toBe(true);
  });

  test('is not offered where all works; there it says what to do where calls fail', async () => {
    await open('all-works');
    expect(document.querySelector('[data-action="what-to-do"]')).toBeFalsy();
    await press('[data-action="calls-fail"]');
    await expect.poll(() => find('#what-to-do').textContent).toContain('Write instead of calling');
  });
});
