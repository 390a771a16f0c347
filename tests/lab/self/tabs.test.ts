import { describe, expect, test } from 'vitest';
import { agrees, compare, type Seen, tabTable } from '../person/compare.ts';
import { pageOfService, type Visit, visit } from '../person/visit.ts';
import { sharedBrowser } from './shared-browser.ts';
import { sharedWorld } from './shared-world.ts';

describe("the table of a person's tabs", () => {
  const whole: Visit = { end: 'whole', tookMs: 900, seen: 'all of it' };
  const blank: Visit = { end: 'blank', tookMs: 30_100, seen: 'nothing' };
  const row = (web: string, visit: Visit, network = 'online'): Seen => ({
    ...{ world: 'a-world', browser: 'firefox', service: 'discord', web, said: web, network, visit },
  });

  test('counts only rows with a clear verdict', () => {
    const compared = compare([row('works', whole), row('unsure', blank), row('slow', blank), row('blocked', blank)]);
    expect(compared.rows).toBe(2);
    expect(agrees(compared)).toBe(true);
  });

  test('names a page that was said to work but did not come', () => {
    const compared = compare([row('works', blank), row('works', whole)]);
    expect(agrees(compared)).toBe(false);
    expect(tabTable(compared)).toContain('a-world, firefox, discord (works; online): blank after 30.1 s, nothing');
  });

  test('names a page that was said to be blocked but came', () => {
    const compared = compare([row('blocked', whole)]);
    expect(agrees(compared)).toBe(false);
    expect(tabTable(compared)).toContain('a-world, firefox, discord (blocked; online): whole after 0.9 s, all of it');
  });

  test('allows a page to be late on a line that is called slow, but not to be called blocked', () => {
    expect(agrees(compare([row('works', blank, 'slow-line')]))).toBe(true);
    expect(agrees(compare([row('blocked', whole, 'slow-line')]))).toBe(false);
  });
});

test('a person opens pages, even if a check asks less', () => {
  expect(pageOfService('telegram')).toBe('https://web.telegram.org/k/');
  expect(pageOfService('whatsapp')).toBe('https://web.whatsapp.com/');
  expect(pageOfService('discord')).toBe('https://discord.com/login');
});

describe.each(['chromium', 'firefox'] as const)('a tab of %s', (name) => {
  const world = sharedWorld();
  const browser = sharedBrowser(name, world);
  const open = (url = 'https://web.telegram.org/k/') => visit(browser(), url);

  test('shows a page with all that it names', async () => {
    expect(await open()).toMatchObject({ end: 'whole' });
  });

  test('shows a half-drawn page if its script freezes', async () => {
    await world().router('setRules', [
      { kind: 'freeze', names: ['discord.com'], afterBytes: 60_000, direction: 'both' },
    ]);
    expect(await open('https://discord.com/')).toMatchObject({ end: 'half-drawn' });
  });

  test('shows nothing if no page comes', async () => {
    await world().internet('behave', { host: 'web.telegram.org', behaviours: [{ kind: 'hang' }] });
    expect(await open()).toMatchObject({ end: 'blank' });
  });

  test('shows an error if the handshake is reset', async () => {
    await world().router('setRules', [{ kind: 'client-hello', names: ['web.telegram.org'], answer: 'reset' }]);
    expect(await open()).toMatchObject({ end: 'error' });
  });

  test('shows no page of the service if there is another in its place', async () => {
    const behaviours = [{ kind: 'answer', status: 200, body: '<title>Blocked</title>' }] as const;
    await world().internet('behave', { host: 'web.telegram.org', behaviours });
    expect(await open()).toMatchObject({ end: 'half-drawn' });
  });
});
