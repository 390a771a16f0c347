import '../fake-extension.ts';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tellNews, tellNow } from '../../src/background/notices/tell-news.ts';
import type { Round } from '../../src/model/round.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import type { ServiceState } from '../../src/model/verdict.ts';
import { onNotificationClick } from '../../src/platform/browser/notifications.ts';
import { events, fake, resetFake } from '../fake-extension.ts';
import { round, verdict } from '../history/sample-rounds.ts';

const minuteMs = 60_000;

/** A time of that day, in the time zone of this machine. */
const at = (hour: number, minute = 0) => new Date(2026, 10, 25, hour, minute).getTime();

function story(last: number, ...states: ServiceState[]): [round: Round, before: Round[]] {
  const rounds = states.map((state, index) =>
    round(last - (states.length - 1 - index) * 15 * minuteMs, [verdict('whatsapp', state)], {
      network: { state: 'online', because: [], answered: 3, tried: 3 },
    }),
  );
  const newest = rounds.pop();
  if (!newest) throw new Error('a story has a last round');
  return [newest, rounds.reverse()];
}

beforeEach(() => {
  resetFake();
  fake.allowed = ['notifications'];
  fake.values['settings'] = { ...defaultSettings, notify: true };
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.stubGlobal('navigator', { languages: ['en'] });
  vi.stubGlobal('fetch', async () => new Response(readFileSync('public/_locales/en/messages.json')));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a notification', () => {
  it('says what got worse, since when, and in how many checks', async () => {
    vi.setSystemTime(at(13, 35));
    await tellNews(...story(at(13, 35), 'works', 'works', 'blocked', 'blocked'));
    expect(fake.notices).toEqual({
      '/service/whatsapp': {
        type: 'basic',
        title: "WhatsApp doesn't open here",
        message: expect.stringMatching(/^WhatsApp: looks blocked since 1:20\sPM \(2 checks\)\.$/),
        iconUrl: 'https://fake-uuid.example/icons/blocked-128.png',
      },
    });
  });

  it('speaks of the site if only the site can be asked', async () => {
    vi.setSystemTime(at(13, 35));
    await tellNews(...story(at(13, 35), 'site-only', 'site-only', 'site-blocked', 'site-blocked'));
    expect(fake.notices['/service/whatsapp']).toMatchObject({
      message: expect.stringMatching(/^WhatsApp: its site looks blocked since 1:20\sPM \(2 checks\)\.$/),
      iconUrl: 'https://fake-uuid.example/icons/attention-128.png',
    });
  });

  it('is not shown before the person asks for it, or after they take it back', async () => {
    const worse = story(at(13), 'works', 'works', 'blocked', 'blocked');
    vi.setSystemTime(at(13));
    fake.values['settings'] = defaultSettings;
    await tellNews(...worse);
    expect(fake.notices).toEqual({});
    fake.values['settings'] = { ...defaultSettings, notify: true };
    fake.allowed = [];
    await tellNews(...worse);
    expect(fake.notices).toEqual({});
  });

  it('is not shown after a check by hand, but the recovery later is', async () => {
    vi.setSystemTime(at(13));
    const [newest, before] = story(at(13), 'works', 'works', 'blocked', 'blocked');
    await tellNews({ ...newest, trigger: 'person' }, before);
    expect(fake.notices).toEqual({});
    vi.setSystemTime(at(14));
    await tellNews(...story(at(14), 'blocked', 'blocked', 'works', 'works'));
    expect(fake.notices['/service/whatsapp']).toMatchObject({ title: 'WhatsApp works again' });
  });

  it('leaves no alarm on the disk that shows it in the morning, if no trace is to be left', async () => {
    fake.values['settings'] = { ...defaultSettings, notify: true, leaveNoTrace: true };
    vi.setSystemTime(at(23));
    await tellNews(...story(at(23), 'works', 'works', 'blocked', 'blocked'));
    expect(fake.alarms['tell-held']).toMatchObject({ persistAcrossSessions: false });
  });

  it('waits at night for the morning, when an alarm shows it', async () => {
    vi.setSystemTime(at(23));
    await tellNews(...story(at(23), 'works', 'works', 'blocked', 'blocked'));
    expect(fake.notices).toEqual({});
    expect(fake.alarms).toEqual({ 'tell-held': { delayInMinutes: 9 * 60 } });
    vi.setSystemTime(at(24 + 8));
    await tellNow();
    expect(Object.keys(fake.notices)).toEqual(['/service/whatsapp']);
    expect(fake.alarms).toEqual({});
  });

  it('leaves no trace on the disk if none is to be left', async () => {
    vi.setSystemTime(at(13));
    fake.values['settings'] = { ...defaultSettings, notify: true, leaveNoTrace: true };
    await tellNews(...story(at(13), 'works', 'works', 'blocked', 'blocked'));
    expect(Object.keys(fake.values)).toEqual(['settings']);
    expect(fake.sessionValues).toMatchObject({ told: { worse: ['whatsapp'] } });
  });

  it('opens the page of its service on a click, and closes', async () => {
    vi.setSystemTime(at(13));
    await tellNews(...story(at(13), 'works', 'works', 'blocked', 'blocked'));
    const opened = vi.fn(async () => undefined);
    onNotificationClick(opened);
    await Promise.all(events.noticeClicked.fire('/service/whatsapp'));
    expect(opened).toHaveBeenCalledWith('/service/whatsapp');
    expect(fake.notices).toEqual({});
  });
});
