import '../fake-extension.ts';
import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  awaitsWholeCheck,
  stopForgottenChecks,
  stopWaiting,
  stopWaitingWithoutChecks,
  tellAwaited,
  waitFor,
} from '../../src/background/notices/tell-when-works.ts';
import type { Round } from '../../src/model/round.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import { openHistory } from '../../src/platform/store/open-history.ts';
import { changeSettings, setLeaveNoTrace } from '../../src/platform/values/local-values.ts';
import { fake, resetFake } from '../fake-extension.ts';
import { round, verdict } from '../history/sample-rounds.ts';

const minuteMs = 60_000;
const network = { state: 'online', because: [], answered: 3, tried: 3 } as const;
const start = new Date(2026, 10, 25, 13).getTime();
const check = (minute: number, change: Partial<Round> = {}) =>
  round(start + minute * minuteMs, [verdict('whatsapp', 'works')], { network, ...change });

beforeEach(() => {
  resetFake();
  globalThis.indexedDB = new IDBFactory();
  fake.allowed = ['notifications'];
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  vi.stubGlobal('navigator', { languages: ['en'], locks: navigator.locks });
  vi.stubGlobal('fetch', async () => new Response(readFileSync('public/_locales/en/messages.json')));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a person who waits', () => {
  it('gets background checks, and one notification that names the app; then everything is as before', async () => {
    fake.values['settings'] = { ...defaultSettings, everyMinutes: 360 };
    await waitFor(['whatsapp']);
    expect(fake.values['settings']).toMatchObject({ background: true, everyMinutes: 30, notify: false });
    await tellAwaited(check(30), []);
    expect(fake.notices).toEqual({});
    await tellAwaited(check(60), [check(30)]);
    expect(fake.notices['/service/whatsapp']).toMatchObject({
      title: 'WhatsApp works again',
      message: expect.stringMatching(/^WhatsApp: works again since 1:30\sPM \(2 checks\)\.$/),
    });
    expect(fake.values['settings']).toMatchObject({ background: false, everyMinutes: 360 });
    fake.notices = {};
    await tellAwaited(check(90), [check(60), check(30)]);
    expect(fake.notices).toEqual({});
  });

  it('is told even if the clock was set back after the wish', async () => {
    vi.setSystemTime(start + 400 * 24 * 60 * minuteMs);
    await waitFor(['whatsapp']);
    vi.setSystemTime(start + 30 * minuteMs);
    await tellAwaited(check(30), []);
    vi.setSystemTime(start + 60 * minuteMs);
    await tellAwaited(check(60), [check(30)]);
    expect(Object.keys(fake.notices)).toEqual(['/service/whatsapp']);
  });

  it('keeps background checks that were on before, at their interval', async () => {
    fake.values['settings'] = { ...defaultSettings, background: true, everyMinutes: 15, backgroundSince: 1 };
    await waitFor(['whatsapp']);
    await tellAwaited(check(60), [check(30)]);
    expect(fake.values['settings']).toMatchObject({ background: true, everyMinutes: 15 });
  });

  it('is told of each service once it works', async () => {
    await waitFor(['whatsapp', 'signal']);
    await tellAwaited(check(60), [check(30)]);
    expect(Object.keys(fake.notices)).toEqual(['/service/whatsapp']);
    expect(fake.values['awaited']).toMatchObject({ services: ['signal'] });
    expect(fake.values['settings']).toMatchObject({ background: true });
  });

  it('has no background checks any more once the browser has forgotten why', async () => {
    fake.values['settings'] = { ...defaultSettings, leaveNoTrace: true, everyMinutes: 360 };
    await waitFor(['whatsapp']);
    await stopForgottenChecks();
    expect(fake.values['settings']).toMatchObject({ background: true, everyMinutes: 30 });
    expect(JSON.stringify(fake.values)).not.toContain('whatsapp');
    fake.sessionValues = {};
    await stopForgottenChecks();
    expect(fake.values['settings']).toMatchObject({ background: false, everyMinutes: 360 });
    expect(Object.keys(fake.values)).toEqual(['settings']);
  });

  it('is told in memory about the rest of such wishes, after "Leave no trace" was switched off', async () => {
    fake.values['settings'] = { ...defaultSettings, leaveNoTrace: true };
    await waitFor(['whatsapp', 'signal']);
    await setLeaveNoTrace(false);
    await tellAwaited(check(60), [check(30)]);
    await waitFor(['telegram']);
    expect(fake.values).not.toHaveProperty('awaited');
    expect(fake.sessionValues['awaited']).toMatchObject({ services: ['signal', 'telegram'] });
  });

  it('has the next wish on the disk, once those from "Leave no trace" are over', async () => {
    fake.values['settings'] = { ...defaultSettings, leaveNoTrace: true };
    await waitFor(['whatsapp']);
    await setLeaveNoTrace(false);
    await tellAwaited(check(60), [check(30)]);
    await waitFor(['signal']);
    expect(fake.values['awaited']).toMatchObject({ services: ['signal'] });
  });

  it('keeps background checks that they switch on themselves after that', async () => {
    fake.values['settings'] = { ...defaultSettings, leaveNoTrace: true };
    await waitFor(['whatsapp']);
    await stopWaiting();
    await changeSettings({ background: true });
    await stopForgottenChecks();
    expect(fake.values['settings']).toMatchObject({ background: true });
  });

  it('gets no notification if they see it in a manual check', async () => {
    await waitFor(['whatsapp']);
    await tellAwaited(check(60, { trigger: 'person' }), [check(30)]);
    expect(fake.notices).toEqual({});
    expect(fake.values['settings']).toMatchObject({ background: false });
  });

  it('can withdraw the wish', async () => {
    await waitFor(['whatsapp']);
    await stopWaiting();
    expect(fake.values['settings']).toMatchObject({ background: false, everyMinutes: defaultSettings.everyMinutes });
  });

  it('who switches background checks off waits no more', async () => {
    await waitFor(['whatsapp']);
    fake.values['settings'] = { ...(fake.values['settings'] as object), background: false };
    await stopWaitingWithoutChecks();
    await tellAwaited(check(60), [check(30)]);
    expect(fake.notices).toEqual({});
  });

  it('who waits for stalling photos gets whole checks, since other checks do not test photos', async () => {
    await waitFor(['signal']);
    expect(await awaitsWholeCheck()).toBe(false);
    const stalls = verdict('whatsapp', 'partial', { cause: 'freeze' });
    await (await openHistory()).closeRound(round(start - minuteMs, [stalls], { network, extent: 'whole' }));
    await waitFor(['whatsapp']);
    expect(await awaitsWholeCheck()).toBe(true);
  });
});
