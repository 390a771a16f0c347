import '../fake-extension.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { markSeen, noteUnseen, showUnseen } from '../../src/background/notices/unseen.ts';
import type { Round } from '../../src/model/round.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import type { ServiceState } from '../../src/model/verdict.ts';
import { onChange } from '../../src/platform/browser/changes.ts';
import { fake, resetFake } from '../fake-extension.ts';
import { round, verdict } from '../history/sample-rounds.ts';

const roundOf = (at: number, states: Readonly<Record<string, ServiceState>>, change: Partial<Round> = {}) =>
  round(
    at,
    Object.entries(states).map(([service, state]) => verdict(service, state)),
    change,
  );

const fine = roundOf(1, { signal: 'works', telegram: 'works' });

beforeEach(resetFake);

describe('the number on the toolbar button', () => {
  it('counts the messengers that got worse unseen, over several checks', async () => {
    const first = roundOf(2, { signal: 'blocked', telegram: 'works' });
    await noteUnseen(first, [fine]);
    expect(fake.button.badge).toBe('1');
    await noteUnseen(roundOf(3, { signal: 'blocked', telegram: 'slow' }), [first, fine]);
    expect(fake.button.badge).toBe('2');
  });

  it('does not count a messenger that works again', async () => {
    const worse = roundOf(2, { signal: 'blocked' });
    await noteUnseen(worse, [fine]);
    await noteUnseen(roundOf(3, { signal: 'works' }), [worse, fine]);
    expect(fake.button.badge).toBe('');
  });

  it('counts a site that got blocked, and not one that answers if older rules said "works"', async () => {
    const before = roundOf(1, { viber: 'site-only', kakaotalk: 'works' });
    await noteUnseen(roundOf(2, { viber: 'site-blocked', kakaotalk: 'site-only' }), [before]);
    expect(fake.button.badge).toBe('1');
  });

  it('keeps a problem that a whole check found until a whole check finds it solved, and counts it once', async () => {
    const full = (at: number, found: Parameters<typeof verdict>) => round(at, [verdict(...found)], { extent: 'whole' });
    const sound = full(1, ['signal', 'works']);
    const slowed = full(2, ['signal', 'partial', { cause: 'throttle' }]);
    const quick = roundOf(3, { signal: 'works' });
    await noteUnseen(slowed, [sound]);
    expect(fake.button.badge).toBe('1');
    await noteUnseen(quick, [slowed, sound]);
    expect(fake.button.badge).toBe('1');
    await markSeen();
    await noteUnseen({ ...slowed, at: 4 }, [quick, slowed, sound]);
    expect(fake.button.badge).toBe('');
    await noteUnseen(full(5, ['signal', 'works']), [quick, slowed, sound]);
    expect(fake.button.badge).toBe('');
  });

  it('disappears when a page was visible before the number was set', async () => {
    const stop = onChange(() => void markSeen());
    await noteUnseen(roundOf(2, { signal: 'blocked' }), [fine]);
    await expect.poll(() => fake.button.badge).toBe('');
    stop();
  });

  it('disappears when it is seen, and does not come back for the same problem', async () => {
    const worse = roundOf(2, { signal: 'blocked' });
    await noteUnseen(worse, [fine]);
    await markSeen();
    expect(fake.button.badge).toBe('');
    await noteUnseen(roundOf(3, { signal: 'blocked' }), [worse, fine]);
    expect(fake.button.badge).toBe('');
  });

  it('does not count old problems, unsure states, or what a check by hand found', async () => {
    await noteUnseen(roundOf(2, { signal: 'slow' }), [roundOf(1, { signal: 'blocked' })]);
    expect(fake.button.badge).toBe('');
    await noteUnseen(roundOf(2, { signal: 'unsure' }), [fine]);
    expect(fake.button.badge).toBe('');
    await noteUnseen(roundOf(2, { signal: 'blocked' }, { trigger: 'person' }), [fine]);
    expect(fake.button.badge).toBe('');
  });

  it('is shown again after the browser was restarted', async () => {
    await noteUnseen(roundOf(2, { signal: 'blocked' }), [fine]);
    fake.button = {};
    await showUnseen();
    expect(fake.button.badge).toBe('1');
  });

  it('is never shown to a person who switched it off', async () => {
    fake.values['settings'] = { ...defaultSettings, badge: false };
    await noteUnseen(roundOf(2, { signal: 'blocked' }), [fine]);
    expect(fake.button.badge).toBe('');
  });

  it('is 9+ at most', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `service-${index}`);
    const all = (state: ServiceState) => Object.fromEntries(names.map((name) => [name, state]));
    await noteUnseen(roundOf(2, all('down')), [roundOf(1, all('works'))]);
    expect(fake.button.badge).toBe('9+');
  });
});
