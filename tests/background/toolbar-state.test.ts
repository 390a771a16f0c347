import '../fake-extension.ts';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { restoreToolbar } from '../../src/background/notices/toolbar-state.ts';
import type { Round } from '../../src/model/round.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import type { ServiceState } from '../../src/model/verdict.ts';
import { openHistory } from '../../src/platform/store/open-history.ts';
import { clearSession } from '../../src/platform/store/session/session-store.ts';
import { fake, resetFake } from '../fake-extension.ts';
import { round, verdict } from '../history/sample-rounds.ts';

/** Stores a round with these states, and shows it in the toolbar. */
async function found(at: number, states: Readonly<Record<string, ServiceState>>, change: Partial<Round> = {}) {
  const verdicts = Object.entries(states).map(([service, state]) => ({ ...verdict(service, state), at }));
  await (await openHistory()).closeRound(round(at, verdicts, change));
  await restoreToolbar();
}

const at = (hour: number, minute: number) => new Date(2026, 10, 25, hour, minute).getTime();

beforeEach(() => {
  resetFake();
  const services = ['telegram', 'signal', 'viber', 'imo'];
  fake.values['settings'] = { ...defaultSettings, leaveNoTrace: true, services };
  vi.stubGlobal('navigator', { languages: ['en'] });
  vi.stubGlobal('fetch', async () => new Response(readFileSync('public/_locales/en/messages.json')));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the toolbar button', () => {
  it('says how many messengers have problems, and when they were checked', async () => {
    await found(at(13, 5), { telegram: 'blocked', signal: 'slow', viber: 'works' });
    expect(fake.button.icon).toBe('/icons/blocked-16.png');
    expect(fake.button.title).toMatch(/^Messengers with problems: 2\. Checked 1:05\sPM\./);
  });

  it('says that there are no problems if something works', async () => {
    await found(at(13, 5), { telegram: 'works', signal: 'unsure' });
    expect(fake.button.icon).toBe('/icons/ok-16.png');
    expect(fake.button.title).toMatch(/^No problems seen\. Checked 1:05\sPM\./);
  });

  it('counts a blocked site as a problem, without the mark of a blocked messenger', async () => {
    await found(at(13, 5), { telegram: 'works', viber: 'site-blocked' });
    expect(fake.button.icon).toBe('/icons/attention-16.png');
    expect(fake.button.title).toMatch(/^Messengers with problems: 1\./);
  });

  it('does not say that something works if only sites answer', async () => {
    await found(at(13, 5), { viber: 'site-only', imo: 'site-only' });
    expect(fake.button.icon).toBe('/icons/unknown-16.png');
    expect(fake.button.title).toMatch(/^No problems seen\./);
  });

  it('does not say that there are no problems if nothing could be judged', async () => {
    await found(at(13, 5), { telegram: 'unsure', signal: 'untestable' });
    expect(fake.button.icon).toBe('/icons/unknown-16.png');
    expect(fake.button.title).toMatch(/^Not sure yet\. Checked 1:05\sPM\./);
  });

  it('still counts the other messengers after one was tested again', async () => {
    await found(at(13, 5), { telegram: 'blocked', signal: 'blocked', viber: 'works' });
    await found(at(13, 9), { signal: 'works' }, { services: ['signal'] });
    expect(fake.button.icon).toBe('/icons/blocked-16.png');
    expect(fake.button.title).toMatch(/^Messengers with problems: 1\. Checked 1:09\sPM\./);
  });

  it('does not count messengers that the person has switched off', async () => {
    fake.values['settings'] = { ...defaultSettings, leaveNoTrace: true, services: ['viber'] };
    await found(at(13, 5), { telegram: 'blocked', viber: 'works' });
    expect(fake.button.icon).toBe('/icons/ok-16.png');
  });

  it('looks as at first if no verdict is left', async () => {
    await found(at(13, 5), { telegram: 'blocked' });
    await clearSession();
    await restoreToolbar();
    expect(fake.button).toMatchObject({ icon: '/icons/app-16.png', title: 'Reachable', badge: '' });
  });
});
