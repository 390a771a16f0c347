import '../fake-extension.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { callsForWholeCheck } from '../../src/background/round/calls-for-whole-check.ts';
import { wantedExtent } from '../../src/background/round/wanted-extent.ts';
import type { Round } from '../../src/model/round.ts';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import type { ServiceState } from '../../src/model/verdict.ts';
import type { Store } from '../../src/platform/store/store.ts';
import { fake, resetFake } from '../fake-extension.ts';
import { round, verdict } from '../history/sample-rounds.ts';

const network = { id: 'phone' };
const storeWith = (metered: boolean) => ({ networks: async () => [{ ...network, metered }] }) as unknown as Store;

const found = (state: ServiceState, change: Partial<Round> = {}) =>
  round(2, [verdict('signal', state)], { extent: 'data-saver', ...change });
const before = [round(1, [verdict('signal', 'works')], { extent: 'whole' })];

const choose = (settings: Partial<Settings>) => {
  fake.values['settings'] = { ...defaultSettings, ...settings };
};

beforeEach(() => {
  resetFake();
  fake.sessionValues['network'] = 'phone';
  choose({ background: true });
  vi.stubGlobal('navigator', { languages: ['en'], onLine: true });
});
afterEach(() => vi.unstubAllGlobals());

describe('a manual check', () => {
  it('tests everything', async () => {
    expect(await wantedExtent(storeWith(false))).toBe('whole');
  });

  it('saves data if the person chose it, if the browser was asked to, and on a metered network', async () => {
    expect(await wantedExtent(storeWith(true))).toBe('data-saver');
    vi.stubGlobal('navigator', { connection: { saveData: true } });
    expect(await wantedExtent(storeWith(false))).toBe('data-saver');
    vi.stubGlobal('navigator', {});
    choose({ dataSaver: true });
    expect(await wantedExtent(storeWith(false))).toBe('data-saver');
  });
});

describe('a background check', () => {
  it('calls for a whole one if a service is in another state than the last time', async () => {
    expect(await callsForWholeCheck(found('blocked'), before, storeWith(false))).toBe(true);
    expect(await callsForWholeCheck(found('works'), before, storeWith(false))).toBe(false);
  });

  it('does not call for one if it was unsure, or cut short', async () => {
    expect(await callsForWholeCheck(found('unsure'), before, storeWith(false))).toBe(false);
    expect(await callsForWholeCheck(found('blocked', { status: 'interrupted' }), before, storeWith(false))).toBe(false);
  });

  it('does not call for one if it could not see what a whole check had found', async () => {
    const slowed = [round(1, [verdict('signal', 'slow', { cause: 'throttle' })], { extent: 'whole' })];
    expect(await callsForWholeCheck(found('works'), slowed, storeWith(false))).toBe(false);
  });

  it('does not call for one if it was a whole check, or was started by a person', async () => {
    expect(await callsForWholeCheck(found('blocked', { extent: 'whole' }), before, storeWith(false))).toBe(false);
    expect(await callsForWholeCheck(found('blocked', { trigger: 'person' }), before, storeWith(false))).toBe(false);
  });

  it('does not call for one once background checks are switched off or paused', async () => {
    choose({ background: false });
    expect(await callsForWholeCheck(found('blocked'), before, storeWith(false))).toBe(false);
    choose({ background: true, pausedUntil: 'person-resumes' });
    expect(await callsForWholeCheck(found('blocked'), before, storeWith(false))).toBe(false);
  });

  it('does not call for one if data is to be saved, or the budget is used up', async () => {
    expect(await callsForWholeCheck(found('blocked'), before, storeWith(true))).toBe(false);
    fake.values['dataUse'] = { month: new Date().toISOString().slice(0, 7), bytes: { unknown: 99_500_000 } };
    expect(await callsForWholeCheck(found('blocked'), before, storeWith(false))).toBe(false);
  });
});
