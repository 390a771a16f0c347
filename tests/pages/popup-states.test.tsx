// @vitest-environment happy-dom
import '../fake-extension.ts';
import { openDB } from 'idb';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { packaged } from '../../src/catalogue/catalogue.ts';
import { numberOfDay } from '../../src/model/list-day.ts';
import { draftCustomService } from '../../src/model/own-address.ts';
import { updateKeys } from '../../src/model/project.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import type { ServiceVerdict } from '../../src/model/verdict.ts';
import { reload } from '../../src/pages/shared/current/state.ts';
import { useTexts } from '../../src/pages/shared/text.ts';
import { extension } from '../../src/platform/browser/extension.ts';
import { databaseName } from '../../src/platform/store/indexed/folder.ts';
import { catalogueKeys, storedForm } from '../../src/platform/values/catalogue-in-effect.ts';
import { callsOf, fake } from '../fake-extension.ts';
import { allTexts } from './all-texts.ts';
import { allServices, hourMs, minuteMs, plainState, roundOf, verdictOf } from './fixtures.ts';
import { all, closePopup, dataOf, find, openPopup, openRow, press, row, showPopup } from './open-popup.tsx';
import { type Scene, scenes } from './scenes.ts';

const now = Date.now();
const open = (name: string) => openPopup(scenes[name]?.(now) ?? { rounds: [] });
const headline = () => find('h1').textContent;
/** The filled buttons; that of a closed dialog is none. */
const mainButtons = () => all('header .button-main, .last-line > .button-main').map((one) => one.dataset['action']);
const page = () => dataOf(document.documentElement);

afterEach(closePopup);

describe('before the first check', () => {
  test('the popup explains, warns and offers a check, and shows no list', async () => {
    await open('first-run');
    expect(page()).toEqual({ 'data-round': 'idle' });
    expect(all('.services')).toEqual([]);
    expect(find('.first-check').textContent).toContain('Whoever watches this network sees');
    expect(find<HTMLDetailsElement>('.first-services').open).toBe(false);
    expect(find('[data-action="check-now"]').textContent).toBe('Check now');
    expect(find('.access-note').textContent).toContain('"read and change your data"');
  });

  test('Chinese sentences follow each other without a space', async () => {
    await open('first-run');
    await act(() => useTexts(allTexts('zh_CN'), 'zh_CN'));
    const text = find('.first-check').textContent;
    await act(() => useTexts(allTexts('en'), 'en'));
    expect(text).toContain('不会向我们发送任何内容。');
    expect(text).not.toMatch(/。\s/);
  });

  test('no access note is shown if no access is missing', async () => {
    await openPopup({ rounds: [] });
    expect(all('.access-note')).toEqual([]);
  });

  test('no sign promises that a row opens before it has a result', async () => {
    await open('running-first');
    expect(all('.service')).toHaveLength(allServices.length);
    expect(all('.service .chevron')).toEqual([]);
  });

  test('the popup reads the settings once before the first paint', async () => {
    await open('problems');
    // What is drawn after the first paint takes another one.
    await expect.poll(() => all('.strip')).not.toEqual([]);
    const get = vi.spyOn(extension.storage.local, 'get');
    await reload();
    const keys = get.mock.calls.flatMap(([asked]) => asked);
    get.mockRestore();
    expect(keys.filter((key) => key === 'settings')).toEqual(['settings']);
  });

  test('opening the popup asks nothing of the background', async () => {
    for (const name of Object.keys(scenes)) {
      await open(name);
      expect(callsOf('sendMessage')).toEqual([]);
      expect(callsOf('permissions.request')).toEqual([]);
      closePopup();
    }
  });
});

describe('after a check', () => {
  test('the page says when the check was, and how the connection was', async () => {
    const at = now - 5 * minuteMs;
    await openPopup({
      rounds: [roundOf(at, [verdictOf('max', at)])],
      settings: { ...defaultSettings, services: ['max'] },
    });
    expect(page()).toEqual({ 'data-round': 'idle', 'data-network': 'online', 'data-checked-at': `${at + 2000}` });
    expect(find('.checked').textContent).toMatch(/^\d\u00a0min\. ago$/);
    expect(document.querySelector('.connection-line')).toBeNull();
  });

  test('the page says that other sites answer, where a messenger fails', async () => {
    await open('problems');
    expect(find('.connection-line').textContent).toBe('Other sites answer');
  });

  test('the page says how many messengers were checked, if not all', async () => {
    const at = now - 5 * minuteMs;
    await openPopup({
      rounds: [
        roundOf(at - hourMs, [verdictOf('max', at - hourMs), verdictOf('signal', at - hourMs)]),
        roundOf(at, [verdictOf('signal', at)]),
      ],
      settings: { ...defaultSettings, services: ['max', 'signal'] },
    });
    expect(find('.checked').textContent).toMatch(/^1 of 2 checked \d\u00a0min\. ago$/);
  });

  test('the internet is not called fine if no comparison site answered', async () => {
    const at = now - 5 * minuteMs;
    const network = { state: 'online', because: ['no-control-answers'], answered: 0, tried: 8 } as const;
    await openPopup({
      rounds: [roundOf(at, [verdictOf('max', at)], { network })],
      settings: { ...defaultSettings, services: ['max'] },
    });
    expect(find('.connection-line').textContent).toBe('No comparison site answered.');
  });

  test('a service that was never checked has no state', async () => {
    await openPopup({ rounds: [roundOf(now - minuteMs, [verdictOf('max', now - minuteMs)])] });
    expect(dataOf(row('viber'))).toEqual({ 'data-service': 'viber' });
    expect(row('viber').textContent).toContain('Not checked yet');
  });
});

describe('while a check runs', () => {
  test('that was abandoned leaves the buttons to start another one', async () => {
    const at = Date.now() - 10 * minuteMs;
    await openPopup({ rounds: [{ ...roundOf(at, [verdictOf('max', at)]), status: 'running', services: ['max'] }] });
    expect(document.querySelector('.running')).toBeFalsy();
    expect(find<HTMLButtonElement>('[data-action="check-now"]').disabled).toBe(false);
  });

  test('the last line shows the progress and a button to stop, and what is so stands above', async () => {
    await openPopup(scenes['running']?.(Date.now()) ?? { rounds: [] });
    expect(document.documentElement.dataset['round']).toBe('running');
    expect(find('footer .running label').textContent).toMatch(/^Checking 3 of 7: Signal… · about 15\u00a0sec left$/);
    // Two answers are known, and of no messenger everything.
    expect(find<HTMLProgressElement>('progress').value).toBe(3);
    expect(all('[data-action="check-now"], .checked, .place')).toEqual([]);
    expect(headline()).toMatch(/^WhatsApp doesn't open here/);
  });

  const runningSince = (agoMs: number, verdicts: readonly ServiceVerdict[] = []): Scene => {
    const at = Date.now() - agoMs;
    const { network: _, ...round } = roundOf(at, verdicts);
    return { rounds: [{ ...round, status: 'running', services: ['whatsapp', 'signal', 'max'] }] };
  };

  test('what is silent while others answer is named after three seconds', async () => {
    await openPopup(runningSince(1000, [verdictOf('max', now)]));
    expect(find('.running label').textContent).toContain('Checking 2 of 3: WhatsApp…');
    closePopup();
    await openPopup(runningSince(4000, [verdictOf('max', now)]));
    expect(find('.running label').textContent).toContain('WhatsApp and Signal: no answer yet');
  });

  test('a quiet check calls nothing silent that it may not have asked yet', async () => {
    const { rounds } = runningSince(4000);
    await openPopup({ rounds: rounds.map((round) => ({ ...round, extent: 'quiet' })) });
    expect(find('.running label').textContent).toMatch(/^Checking your connection first… · about 155\u00a0sec left$/);
  });

  test('of a check that the browser makes by itself no time left is told, since nobody waits for it', async () => {
    const { rounds } = runningSince(4000);
    await openPopup({ rounds: rounds.map((round) => ({ ...round, trigger: 'schedule', extent: 'quiet' })) });
    expect(find('.running label').textContent).toBe('Checking your connection first…');
  });

  test('a silent line is told after three seconds', async () => {
    await openPopup(runningSince(1000));
    expect(find('.running label').textContent).toContain('Checking your connection');
    closePopup();
    await openPopup(runningSince(4000));
    expect(find('.running label').textContent).toContain('Nothing answers so far');
  });

  test('judged rows show the new result and the others their dimmed old one', async () => {
    await open('running');
    expect(row('whatsapp').classList).not.toContain('pending');
    expect(row('telegram').classList).toContain('pending');
    expect(row('telegram').dataset).toMatchObject({ state: 'partial', tone: 'quiet' });
  });

  test('a row that is not finished says what is still being found out', async () => {
    await open('running');
    expect(row('max').dataset).toMatchObject({ state: 'works', stage: 'speed' });
    expect(row('max').textContent).toContain('Opens, checking photos');
    expect(row('telegram').dataset['stage']).toBe('reach');
    expect(row('whatsapp').dataset).toMatchObject({ state: 'blocked', stage: 'final-retry' });
    expect(row('whatsapp').textContent).toContain('finding out how');
    expect(row('viber').dataset['stage']).toBe('reach');
    expect(page()['data-checked-at']).toBeUndefined();
  });

  test('a messenger that the person added has its name and host in the header, and a tile in its row', async () => {
    const drafted = draftCustomService({ name: 'Our chat', address: 'chat.example.org' }, '2026-11-25', []);
    if (!drafted.accepted) throw new Error(drafted.refusal);
    const { custom } = drafted;
    await openPopup({
      rounds: [
        { ...roundOf(now - 4000, [verdictOf('max', now - 300)]), status: 'running', services: ['max', custom.id] },
      ],
      settings: { ...defaultSettings, services: ['max', custom.id], custom: [custom] },
    });
    expect(find('.running label').textContent).toContain('Our chat (chat.example.org): no answer yet');
    expect(row(custom.id).querySelector('.tile')?.textContent).toBe('OC');
    expect(row(custom.id).querySelector('.name')?.textContent).toBe('Our chat (chat.example.org)');
  });

  test('a custom messenger that was removed meanwhile is left out', async () => {
    await openPopup({
      rounds: [
        { ...roundOf(now - 500, [verdictOf('max', now - 300)]), status: 'running', services: ['max', 'custom-gone'] },
      ],
      settings: { ...defaultSettings, services: ['max', 'custom-gone'] },
    });
    expect(find('.running label').textContent).toContain('Waiting for late answers…');
    expect(all('.service').map((one) => one.dataset['service'])).toEqual(['max']);
  });

  test('the first check has rows without a state', async () => {
    await open('running-first');
    expect(page()).toEqual({ 'data-round': 'running' });
    expect(headline()).toBe('Checking your messengers');
    expect(all('.service').map((one) => one.dataset['state'])).toEqual(allServices.map(() => undefined));
  });
});

describe('when the connection is the problem', () => {
  test.each([
    ['offline', 'offline', 'This device has no internet'],
    ['proxy-dead', 'proxy-dead', 'The proxy set in this browser does not answer'],
    ['captive', 'captive-portal', 'This network wants you to sign in first'],
    ['national-only', 'national-only', 'Only sites inside the country answer'],
    ['clock-wrong', 'clock-wrong', "This device's clock looks wrong"],
  ])('%s is the headline, with what to do, and the results from before are folded', async (name, network, text) => {
    await open(name);
    expect(document.documentElement.dataset['network']).toBe(network);
    expect(headline()).toBe(text);
    expect(find('.connection-text').textContent).not.toBe('');
    expect(mainButtons()).toHaveLength(1);
    expect(find<HTMLDetailsElement>('.folded').open).toBe(false);
    expect(find('.folded summary').textContent).toBe('Previous results');
    expect(document.body.textContent).not.toMatch(/\d of 8/);
    for (const one of all('.folded .service')) {
      expect(one.dataset['state']).toBe('unsure');
      const before = one.dataset['service'] === 'viber' ? 'Site answers' : 'Works';
      expect(one.querySelector('.earlier')?.textContent).toContain(`${before}, 3\u00a0hours ago`);
    }
    expect(all('[data-action="check-now"]')).toHaveLength(1);
  });

  test.each([
    ['offline', 'tell-when-works'],
    ['national-only', 'tell-when-works'],
    ['captive', 'sign-in'],
    ['proxy-dead', 'check-now'],
    ['clock-wrong', 'check-now'],
    ['problems', 'what-to-do'],
    ['stale', 'check-now'],
  ])('%s has one main button: %s', async (name, action) => {
    await open(name);
    expect(mainButtons()).toEqual([action]);
  });

  test('a sign-in page can be opened', async () => {
    await open('captive');
    expect(find<HTMLAnchorElement>('[data-action="sign-in"]').href).toMatch(/^http:\/\//);
  });

  test('a service that answered anyway is shown as working', async () => {
    await openPopup({
      rounds: [
        roundOf(now - minuteMs, [verdictOf('max', now - minuteMs)], {
          network: { state: 'unstable', because: ['controls-flap'], answered: 4, tried: 8 },
        }),
      ],
    });
    expect(headline()).toBe('Your connection keeps dropping');
    expect(find('.headline-works').textContent).toBe("Nothing's private on MAX");
    expect(row('max').dataset['state']).toBe('works');
  });
});

describe('old results', () => {
  test('are called old once, without a claim in the headline and without colour', async () => {
    await open('stale');
    expect(headline()).toBe("1\u00a0day ago WhatsApp didn't open");
    expect(all('.connection-line, .checked, .what-now > *')).toEqual([]);
    expect(all('.service').map((one) => one.dataset['tone'])).toEqual(allServices.map(() => 'quiet'));
    expect(all('.service .aside')).toEqual([]);
  });

  test('are marked one by one beside newer results', async () => {
    await open('tested-again');
    const marked = all('.service').filter((one) => one.querySelector('.aside')?.textContent === 'old');
    expect(marked.map((one) => one.dataset['service'])).toEqual(expect.not.arrayContaining(['signal']));
    expect(marked).toHaveLength(allServices.length - 1);
  });

  test('are marked one by one while a check runs, of which the headline tells', async () => {
    const before = scenes['stale']?.(now) ?? { rounds: [] };
    const running = { ...roundOf(now - 1000, []), status: 'running', services: ['max'] } as const;
    await openPopup({ ...before, rounds: [...before.rounds, running] });
    expect(row('whatsapp').querySelector('.aside')?.textContent).toBe('old');
  });
});

describe('notes', () => {
  test('checks that were due and did not run are mentioned, and the time of the last one stands above', async () => {
    await open('stale');
    expect(headline()).toMatch(/^1\u00a0day ago /);
    expect(find('.note').textContent).toMatch(/^Background checks were missed: .*online\.$/);
  });

  test('a check that ran out of storage is mentioned, and earlier results stay', async () => {
    await open('notes');
    expect(
      all('.note')
        .map((note) => note.textContent)
        .join(),
    ).toMatch(/storage of this browser is full.*settings could not be read/);
    expect(row('signal').dataset['state']).toBe('works');
    expect(page()['data-checked-at']).toBe(`${now - 9 * minuteMs + 2000}`);
  });

  test('a stopped check is mentioned', async () => {
    const at = now - hourMs;
    await openPopup({
      rounds: [roundOf(at, [verdictOf('max', at)]), roundOf(now - minuteMs, [], { status: 'stopped' })],
    });
    expect(find('.note').textContent).toContain('You stopped the last check');
  });

  test('a history that the browser deleted is mentioned', async () => {
    await open('history-lost');
    expect(find('.note').textContent).toContain('removed your earlier results');
  });

  test('an empty history in memory is not reported as deleted', async () => {
    await openPopup({ rounds: [], historySince: now - hourMs, settings: { ...defaultSettings, leaveNoTrace: true } });
    expect(page()).toEqual({ 'data-round': 'idle' });
    expect(document.body.textContent).not.toContain('removed your earlier results');
  });

  test('a history of a newer version is kept and mentioned', async () => {
    await open('first-run');
    closePopup();
    (await openDB(databaseName, 99)).close();
    await showPopup();
    expect(headline()).toBe("Your results can't be read");
    expect(find('.note').textContent).toContain('newer version');
    expect(all('[data-action="delete-everything"]')).toHaveLength(1);
  });

  test('an error of the background is explained in plain words, with its message', async () => {
    await open('all-works');
    fake.answer = { error: 'no room' };
    find('[data-action="check-now"]').click();
    await expect.poll(() => all('.note').map((note) => note.textContent)).toHaveLength(1);
    expect(find('.note code').textContent).toBe('no room');
  });
});

describe('without access', () => {
  test('one button offers to allow all, with what the refusal means', async () => {
    await open('declined');
    expect(headline()).toBe('Nothing could be tested yet');
    expect(all('[data-action="allow"]')).toHaveLength(1);
    expect(all('.note').at(-1)?.textContent).toContain(`${allServices.length} messengers could not be checked`);
    expect(row('max').textContent).toContain("Can't test here");
    expect(all('[data-action="check-now"], .access-note')).toEqual([]);
  });

  test('to some messengers, the others are checked again without asking', async () => {
    const verdicts = allServices.map((service) =>
      service === 'max' ? plainState(service, now, 'untestable', ['permission-missing']) : verdictOf(service, now),
    );
    await openPopup({ rounds: [roundOf(now, verdicts)], granted: false });
    expect(all('[data-action="allow"]')).toHaveLength(1);
    await press('[data-action="check-now"]');
    expect(callsOf('permissions.request')).toEqual([]);
    expect(callsOf('sendMessage')).toEqual([{ request: 'startRound', ask: {} }]);
  });

  test('the messengers are listed, and nothing is said of a connection that nobody could ask', async () => {
    await open('declined');
    expect(all('.service')).toHaveLength(allServices.length);
    expect(all('.connection-card, .connection-line')).toEqual([]);
  });

  test('to one messenger, a connection that fails is still what is said first', async () => {
    const verdicts = allServices.map((service) =>
      service === 'max'
        ? plainState(service, now, 'untestable', ['permission-missing'])
        : plainState(service, now, 'unsure', ['network-offline']),
    );
    const network = { state: 'offline', because: ['no-control-answers'], answered: 0, tried: 8 } as const;
    await openPopup({ rounds: [roundOf(now, verdicts, { network })], granted: false });
    expect(headline()).toBe('This device has no internet');
  });

  test('with access nothing offers to allow it', async () => {
    await openPopup({ rounds: [roundOf(now, [plainState('max', now, 'untestable', ['needs-login'])])] });
    expect(all('[data-action="allow"]')).toEqual([]);
  });
});

test('no text is missing or unfilled in any state, with every row open', async () => {
  for (const name of Object.keys(scenes)) {
    await open(name);
    for (const toggle of all('.row-toggle')) toggle.click();
    await expect.poll(() => all('.row-toggle[aria-expanded="false"]:not(:disabled)')).toEqual([]);
    const text = document.body.textContent ?? '';
    expect(text, name).not.toMatch(/[{}]|undefined|\b[a-z]+_[a-z_]+\b/);
    expect(
      all('*').filter((element) => element.textContent.trim() === '…'),
      name,
    ).toEqual([]);
    closePopup();
  }
});

describe('a messenger whose addresses we did not try lately', () => {
  const line = 'We have not tried its addresses ourselves lately.';
  const contacted = { on: new Date(now).toISOString().slice(0, 10), from: 'a home line in Norway', saw: '200' };
  const triedLately = packaged.services.map((service) => ({
    ...service,
    endpoints: service.endpoints.map((endpoint) => ({ ...endpoint, contacted })),
  }));

  test('says so in one quiet line of its technical details', async () => {
    await open('problems');
    await openRow('whatsapp');
    expect(all('.details .evidence .untried').map(({ textContent }) => textContent)).toEqual([line]);
  });

  test('says nothing of it once we tried one', async () => {
    await open('problems');
    // Later than a package of today.
    const number = numberOfDay(Date.now() + 24 * 60 * 60_000);
    fake.values[catalogueKeys.now] = {
      form: storedForm,
      catalogue: { ...packaged, number, signer: updateKeys[0], services: triedLately },
    };
    await showPopup();
    await openRow('whatsapp');
    expect(all('.details .untried')).toEqual([]);
  });
});
