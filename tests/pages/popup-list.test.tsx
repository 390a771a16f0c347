// @vitest-environment happy-dom
import '../fake-extension.ts';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { defaultSettings } from '../../src/model/settings.ts';
import { serviceStates } from '../../src/model/verdict.ts';
import { allServices, blockedBy, plainState, roundOf, verdictOf } from './fixtures.ts';
import { all, closePopup, dataOf, find, openPopup, openRow, row } from './open-popup.tsx';
import { scenes } from './scenes.ts';

const now = Date.now();
const scene = (name: string) => {
  const made = scenes[name]?.(now);
  if (!made) throw new Error(`no scene ${name}`);
  return made;
};
const states = () => all('.service').map((one) => one.dataset['state']);

afterEach(closePopup);

describe('the list', () => {
  test('has problems first, not in the order of the catalogue', async () => {
    const given = serviceStates.toReversed();
    const services = [...allServices, 'imo', 'facetime'];
    const verdicts = given.map((state, index) =>
      plainState(services[index] ?? '', now - 1000, state, ['fresh-answer']),
    );
    await openPopup({ rounds: [roundOf(now - 2000, verdicts)], settings: { ...defaultSettings, services } });
    expect(states()).toEqual(serviceStates);
  });

  test('says with the state of a site that the app cannot be tested', async () => {
    await openPopup(scene('sites-only'));
    expect(row('viber').querySelector('.state')?.textContent).toBe('Site answers, app not testable');
    expect(row('imo').querySelector('.state')?.textContent).toBe("Site doesn't open");
    expect(dataOf(row('viber'))).toMatchObject({ 'data-state': 'site-only' });
    // Nor that it works, of which a page that answers says nothing.
    expect(row('viber').querySelector('.functions')?.textContent).toMatch(/^Its site opens: yesNot tested:/);
  });

  test('has of a service with a problem of its own the word of the legend', async () => {
    await openPopup(scene('problems'));
    expect(row('discord').querySelector('.state')?.textContent).toBe('Service problem');
  });

  test('has the verdict in the data attributes of a row', async () => {
    await openPopup(scene('problems'));
    expect(dataOf(row('whatsapp'))).toEqual({
      'data-service': 'whatsapp',
      'data-state': 'blocked',
      'data-cause': 'tls',
      'data-manner': 'reset',
      'data-confidence': 'likely',
    });
    expect(dataOf(row('max'))).toEqual({
      'data-service': 'max',
      'data-state': 'works',
      'data-confidence': 'confident',
    });
  });

  test('has the state and cause of each function in data attributes', async () => {
    await openPopup(scene('problems'));
    expect(all('[data-service="telegram"] [data-function]').map(dataOf)).toEqual([
      { 'data-function': 'web', 'data-state': 'works' },
      { 'data-function': 'messages', 'data-state': 'partial', 'data-cause': 'websocket' },
      { 'data-function': 'media', 'data-state': 'works' },
      { 'data-function': 'upload', 'data-state': 'untestable' },
      { 'data-function': 'calls', 'data-state': 'untestable' },
    ]);
    expect(find('[data-service="telegram"] [data-function="messages"]').textContent).toBe(
      'Messages get through: on 2 of 5 servers',
    );
  });

  test('says of each function in plain words how it is, and of what was not tested once', async () => {
    await openPopup(scene('problems'));
    const said = (service: string) => all(`[data-service="${service}"] .functions > li`).map((one) => one.textContent);
    expect(said('max')).toEqual([
      'Its web page opens: yes',
      'Messages get through: yes',
      'Photos arrive: yes',
      'Not tested: sending photos and calls',
    ]);
    expect(said('telegram')).toContain('Messages get through: on 2 of 5 servers');
    // The headline says that it does not open.
    const repeated = all('[data-service="whatsapp"] .functions > .visually-hidden').map((one) => one.textContent);
    expect(repeated).toEqual(['Its web page opens: no', 'Messages get through: no', 'Photos arrive: no']);
  });

  test('says how fast photos arrive, where that was measured', async () => {
    const at = now - 5000;
    const media = { function: 'media', state: 'works', confidence: 'confident', kbps: 2100, because: [] } as const;
    await openPopup({ rounds: [roundOf(at, [verdictOf('max', at, { functions: [media] })])] });
    expect(find('[data-service="max"] .functions').textContent).toBe('Photos arrive: yes, 2.1\u00a0Mb/\u2060s');
  });

  test('names the host where photos were measured, if the app gets them from others', async () => {
    const at = now - 5000;
    const measured = (kbps?: number) => ({
      function: 'media' as const,
      state: 'works' as const,
      confidence: 'likely' as const,
      measuredAt: 'scontent.whatsapp.net',
      ...(kbps === undefined ? {} : { kbps }),
      because: ['photos-lie-elsewhere' as const],
    });
    const functions = { max: [measured(2100)], signal: [measured()] };
    const verdicts = Object.entries(functions).map(([id, of]) => verdictOf(id, at, { functions: of }));
    await openPopup({ rounds: [roundOf(at, verdicts)] });
    const said = (service: string) => find(`[data-service="${service}"] .functions`).textContent;
    expect(said('max')).toBe('Photos arrive: it seems so, 2.1\u00a0Mb/\u2060s at scontent.whatsapp.net');
    expect(said('signal')).toBe('Photos arrive: it seems so, measured at scontent.whatsapp.net');
  });

  test('says once that call servers are servers', async () => {
    const at = now - 5000;
    const calls = { function: 'calls', state: 'partial', count: { failed: 1, total: 3 }, because: [] } as const;
    await openPopup({ rounds: [roundOf(at, [verdictOf('max', at, { functions: [calls] })])] });
    expect(find('[data-service="max"] .functions').textContent).toBe('Call servers answer: 2 of 3');
  });

  test('shows the functions of a service on demand', async () => {
    await openPopup(scene('problems'));
    expect(find('[data-service="whatsapp"] .functions').hidden).toBe(true);
    await openRow('whatsapp');
    expect(find('[data-service="whatsapp"] .functions').hidden).toBe(false);
  });

  test('claims no block in the details of what works', async () => {
    await openPopup(scene('all-works'));
    await openRow('max');
    expect(find('#details-max').textContent).not.toMatch(/blocked|since/);
  });

  test('has no second row for the messenger of the headline, and folds what has no problem into one line', async () => {
    await openPopup(scene('problems'));
    expect(find('header .service').dataset['service']).toBe('whatsapp');
    expect(all('.services > .service').map((one) => one.dataset['service'])).toEqual(['telegram', 'discord']);
    expect(all('.folded-count').map((one) => one.textContent)).toEqual(['3 work', '1 not sure']);
    expect(find<HTMLDetailsElement>('.folded').open).toBe(false);
    expect(all('.folded .service').map((one) => one.dataset['service'])).toEqual([
      'viber',
      'signal',
      'messenger',
      'max',
    ]);
  });

  test('has a row for each messenger of a headline that names several, with the name alone', async () => {
    await openPopup(scene('six-blocked'));
    expect(find('h1').textContent).toMatch(/^WhatsApp, Telegram, and 3 more don't open here/);
    expect(all('.services > .service')).toHaveLength(6);
    expect(row('signal').querySelector('.state .visually-hidden')?.textContent).toBe('Looks blocked');
    expect(row('signal').querySelector('.row-toggle .mark')).toBeNull();
    expect(row('viber').querySelector('.pill')?.textContent).toBe("Site doesn't open");
  });

  test('counts what cannot be tested and what is still to check apart from what works', async () => {
    await openPopup(scene('all-works'));
    expect(all('.folded-count').map((one) => one.textContent)).toEqual(['6 work', "1 can't be tested"]);
    closePopup();
    await openPopup(scene('tested-again'));
    expect(all('.folded-count').map((one) => one.textContent)).toEqual(['1 works', '6 still to check']);
  });

  test('has the last day of each messenger, a bar for each hour', async () => {
    await openPopup(scene('photos-stall'));
    // The messenger of the headline has no room for one.
    await expect.poll(() => all('.strip').length).toBe(allServices.length - 1);
    const strip = find('[data-service="telegram"] .strip');
    expect(strip.querySelectorAll('rect')).toHaveLength(24);
    expect(strip.getAttribute('aria-label')).toBe('Checks with a problem in the last 24 hours: 0 of 21');
    const tones = [...strip.querySelectorAll('rect')].map((bar) => bar.getAttribute('data-tone'));
    expect(new Set(tones)).toEqual(new Set(['quiet', 'works']));
  });

  test('explains the cause, what is unknown, what would make it surer, what to do, and then the details', async () => {
    await openPopup(scene('problems'));
    await openRow('telegram');
    expect(find('[data-service="telegram"] .row-toggle').getAttribute('aria-expanded')).toBe('true');
    const text = find('#details-telegram').textContent ?? '';
    const parts = [
      'the connection for messages does not',
      "can't tell who",
      'check again in 20 minutes',
      'What to do',
      'Technical details',
    ];
    const places = parts.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(text).not.toMatch(/Tested|works in part/);
    const step = find<HTMLDetailsElement>('#details-telegram .step');
    step.open = true;
    step.dispatchEvent(new Event('toggle'));
    await expect.poll(() => find('#details-telegram .sheet').textContent).toContain('In Telegram: Settings');
  });

  test('says when a result was found that is not of the last check', async () => {
    await openPopup(scene('tested-again'));
    find<HTMLDetailsElement>('.folded').open = true;
    await openRow('telegram');
    expect(find('#details-telegram').textContent).toContain('Tested 3\u00a0days ago');
    await openRow('signal');
    expect(find('#details-signal').textContent).not.toContain('Tested');
  });

  test('has all that a helper needs as one text, without an address', async () => {
    await openPopup(scene('one-blocked-open'));
    await openRow('whatsapp');
    const evidence = find<HTMLDetailsElement>('[data-service="whatsapp"] .evidence');
    evidence.open = true;
    evidence.dispatchEvent(new Event('toggle'));
    const writeText = vi.fn();
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    await expect.poll(() => all('.evidence > .row-action [data-action="copy"]')).toHaveLength(1);
    find('.evidence > .row-action [data-action="copy"]').click();
    await expect
      .poll(() => writeText.mock.calls.join())
      .toMatch(/^Reachable: what a check found\n\nMessenger: WhatsApp\nVerdict: blocked, tls, reset/);
    expect(writeText.mock.calls.join()).not.toMatch(/\d+\.\d+\.\d+\.\d+|example\.com/);
  });

  test('gives the doubt once: in the label of a row where nothing opens, and else below it', async () => {
    await openPopup(scene('problems'));
    await openRow('whatsapp');
    await openRow('telegram');
    expect(row('whatsapp').textContent?.match(/looks blocked/gi)).toHaveLength(1);
    expect(row('telegram').textContent?.match(/looks blocked/gi)).toHaveLength(1);
  });

  test('compares the service with other sites, step by step', async () => {
    await openPopup(scene('one-blocked-open'));
    await openRow('whatsapp');
    const evidence = find<HTMLDetailsElement>('[data-service="whatsapp"] .evidence');
    evidence.open = true;
    evidence.dispatchEvent(new Event('toggle'));
    await expect.poll(() => all('.evidence-table tbody tr').length).toBeGreaterThan(0);
    const results = all('[data-layer="tls"] td').map((cell) => cell.dataset['result']);
    expect(results).toEqual(['failed', 'ok']);
    expect(find('[data-layer="tls"] code').dir).toBe('ltr');
    expect(find('.raw pre').dir).toBe('ltr');
    expect(find('.raw pre').textContent).toContain('ERR_CONNECTION_RESET');
  });

  test('moves the focus from row to row with the arrow keys', async () => {
    await openPopup(scene('all-works'));
    find<HTMLDetailsElement>('.folded').open = true;
    const toggles = all('.folded > summary, .row-toggle');
    toggles[0]?.focus();
    const key = (name: string) =>
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
    key('ArrowDown');
    expect(document.activeElement).toBe(toggles[1]);
    key('End');
    expect(document.activeElement).toBe(toggles.at(-1));
    key('ArrowUp');
    expect(document.activeElement).toBe(toggles.at(-2));
    key('Home');
    expect(document.activeElement).toBe(toggles[0]);
  });

  test('has one label for each state, with the doubt in it', async () => {
    const at = now - 500;
    const well = { state: 'works', confidence: 'confident', because: ['fresh-answer'] } as const;
    const pageAndMessages = [{ function: 'web', ...well } as const, { function: 'messages', ...well } as const];
    const photosInDoubt = { function: 'media', state: 'unsure', because: ['not-seen-to-work'] } as const;
    await openPopup({
      rounds: [
        roundOf(now - 1000, [
          blockedBy('whatsapp', at, 'tls', 'reset'),
          { ...blockedBy('telegram', at, 'tls', 'reset'), confidence: 'confident' },
          plainState('discord', at, 'unsure', ['one-try-only']),
          verdictOf('signal', at, { confidence: 'likely' }),
          verdictOf('max', at),
          verdictOf('messenger', at, {
            functions: [...pageAndMessages, photosInDoubt],
            because: ['speed-not-checked'],
          }),
        ]),
      ],
    });
    const label = (service: string) => row(service).querySelector('.state')?.textContent;
    expect(find('h1').textContent).toBe("WhatsApp and Telegram don't open herelooks blocked");
    expect(label('whatsapp')).toBe('Looks blocked');
    expect(label('telegram')).toBe("Doesn't open");
    expect(label('discord')).toBe('Not sure yet: one try failed');
    expect(label('signal')).toBe('Seems to work as far as tested');
    expect(label('max')).toBe('Works, calls not tested');
    expect(label('messenger')).toBe('Works, photos not sure');
    expect(all('.folded-count').map((one) => one.textContent)).toEqual(['2 work', '2 not sure', '1 still to check']);
  });
});
