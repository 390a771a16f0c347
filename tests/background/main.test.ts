import '../fake-extension.ts';
import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { packaged } from '../../src/catalogue/catalogue.ts';
import type { Round } from '../../src/model/round.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import { extension } from '../../src/platform/browser/extension.ts';
import { databaseName } from '../../src/platform/store/indexed/folder.ts';
import { openStore } from '../../src/platform/store/indexed/indexed-store.ts';
import { readHistory } from '../../src/platform/store/read-history.ts';
import type { Store } from '../../src/platform/store/store.ts';
import { currentNetwork } from '../../src/platform/values/current-network.ts';
import { addDataUse, readDataUse } from '../../src/platform/values/local-values.ts';
import { events, fake, resetFake } from '../fake-extension.ts';
import { observationOf, roundOf, verdictOf } from '../platform/records.ts';
import { waitFor } from '../wait-for.ts';

// Imported once, although the background is loaded anew for each test.
const { fakeRounds, fakeRunRound, underWay } = await vi.hoisted(() => import('./fake-round.ts'));
vi.mock('../../src/background/round/round.ts', () => ({ runRound: fakeRunRound }));
const sharing = vi.hoisted(() => ({
  listen: vi.fn(),
  roundEnded: vi.fn(async (_round: Round) => undefined),
  abort: vi.fn(),
  stop: vi.fn(async () => undefined),
  inTurn: vi.fn((work: () => Promise<void>) => work()),
  networkLost: vi.fn(async () => undefined),
  forget: vi.fn(async () => undefined),
}));
vi.mock('../../src/community/background/entry.ts', () => ({ community: sharing }));

const minuteMs = 60_000;
const hourly = {
  ...defaultSettings,
  services: ['signal'],
  background: true,
  everyMinutes: 60,
  backgroundSince: 1,
} as const;
let store: Store;

/** The browser starts the background. The listeners of an earlier one are gone. */
async function wake(): Promise<void> {
  for (const { listeners } of Object.values(events)) listeners.clear();
  vi.resetModules();
  await import('../../src/background/main.ts');
}

/** Sends a request from a page; resolves to the background's answer. */
const ask = (request: string, ask: unknown = {}) =>
  new Promise((respond) => events.message.fire({ request, ask }, { id: 'fake-id' }, respond));

const ring = (name: string) => Promise.all(events.alarm.fire({ name }));

beforeEach(async () => {
  resetFake();
  fakeRounds.length = 0;
  vi.clearAllMocks();
  globalThis.indexedDB = new IDBFactory();
  store = await openStore();
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('navigator', { languages: ['en'], onLine: true, locks: navigator.locks });
  vi.stubGlobal('fetch', async () => new Response(readFileSync('public/_locales/en/messages.json')));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('the next background check', () => {
  beforeEach(async () => {
    fake.values['settings'] = hourly;
    await store.closeRound(roundOf(Date.now() - 20 * minuteMs));
  });

  it('is planned again when the background starts after an update, which clears every alarm', async () => {
    await wake();
    await waitFor(() => expect(fake.alarms).toHaveProperty('background-check'));
    const { delayInMinutes } = fake.alarms['background-check'] ?? {};
    expect(delayInMinutes).toBeGreaterThan(39);
    expect(delayInMinutes).toBeLessThan(47);
  });

  it('is not postponed when something else wakes the background', async () => {
    const planned = { delayInMinutes: 1 };
    fake.alarms['background-check'] = planned;
    await wake();
    await ring('tell-held');
    await new Promise((soon) => setTimeout(soon, 50));
    expect(fake.alarms['background-check']).toBe(planned);
  });

  it.each([
    ['an hour', 60 + 67],
    ['five years', 5 * 365 * 24 * 60],
  ])('is planned again when the background starts after the clock was set back by %s', async (_long, minutes) => {
    fake.alarms['background-check'] = { when: Date.now() + minutes * minuteMs };
    await store.closeRound(roundOf(Date.now() + minutes * minuteMs));
    await wake();
    await waitFor(() => expect(fake.alarms['background-check']).toMatchObject({ periodInMinutes: 60 }));
    expect(fake.alarms['background-check']?.['delayInMinutes']).toBeLessThan(47);
  });

  it('is repeated by the browser, so that an error does not end all checks', async () => {
    await wake();
    await waitFor(() => expect(fake.alarms['background-check']).toMatchObject({ periodInMinutes: 60 }));
  });

  it('is planned at the end of a round, before notices are shown, which may fail', async () => {
    await wake();
    expect(await ask('startRound', {})).toEqual({ ok: 'started' });
    const never = new Promise<void>(() => undefined);
    const setTitle = vi.spyOn(extension.action, 'setTitle').mockReturnValue(never);
    (await underWay()).finish();
    await waitFor(() => expect(setTitle).toHaveBeenCalled());
    expect(fake.alarms['background-check']?.['delayInMinutes']).toBeGreaterThan(59);
  });

  it('waits one interval if the data budget is used up', async () => {
    fake.values['dataUse'] = { month: new Date().toISOString().slice(0, 7), bytes: { unknown: 1e9 } };
    await wake();
    await waitFor(() => expect(fake.alarms).toHaveProperty('background-check'));
    const repeated = fake.alarms['background-check'];
    await ring('background-check');
    expect(fake.alarms['background-check']).toBe(repeated);
    expect(await store.runningRound()).toBeUndefined();
  });

  it("does not run for a wish that was lost with the browser's memory", async () => {
    fake.values['settings'] = { ...hourly, leaveNoTrace: true };
    fake.values['interval-before-waiting'] = 180;
    await wake();
    await ring('background-check');
    expect(fake.values['settings']).toMatchObject({ background: false, everyMinutes: 180 });
    expect(fakeRounds).toEqual([]);
    // The toolbar follows each change of the settings.
    await waitFor(() => expect(fake.button).toHaveProperty('badge'));
  });

  it('is tried at the shortest interval while there is no connection', async () => {
    await wake();
    await waitFor(() => expect(fake.alarms).toHaveProperty('background-check'));
    vi.stubGlobal('navigator', { languages: ['en'], onLine: false });
    await ring('background-check');
    expect(fake.alarms['background-check']).toEqual({ periodInMinutes: 15 });
  });
});

describe('the alarm that continues a round', () => {
  it('clears itself if there is no round, and leaves the next check as planned', async () => {
    fake.alarms['background-check'] = { periodInMinutes: 60 };
    await wake();
    await ring('go-on');
    fake.alarms['go-on'] = { periodInMinutes: 0.5 };
    await ring('go-on');
    expect(fake.alarms).toEqual({ 'background-check': { periodInMinutes: 60 } });
  });
});

describe('a check that waits for the answer to a prompt', () => {
  const pending = { services: ['signal'], missing: ['https://signal.org/*'] };

  it('starts when its access is given, but not when something else is allowed', async () => {
    fake.sessionValues['pendingCheck'] = { ...pending, at: Date.now() };
    await wake();
    await Promise.all(events.permissionAdded.fire({ permissions: ['notifications'] }));
    expect(await store.runningRound()).toBeUndefined();
    await Promise.all(events.permissionAdded.fire({ origins: pending.missing }));
    expect((await underWay()).round.services).toEqual(['signal']);
    await ask('stopRound');
  });
});

describe('the toolbar', () => {
  it.each(['startup', 'installed'] as const)('shows the last result again after: %s', async (happened) => {
    // A round that is too old would be deleted meanwhile.
    const at = Date.now();
    await store.closeRound(roundOf(at, { verdicts: [{ ...verdictOf('telegram', at), state: 'blocked' }] }));
    await wake();
    await Promise.all(events[happened].fire({ reason: 'update' }));
    expect(fake.button).toMatchObject({ icon: '/icons/blocked-16.png', badge: '' });
  });
});

describe('a list of addresses signed by a key that this version does not know', () => {
  it.each(['startup', 'installed'] as const)('is deleted after: %s', async (happened) => {
    const catalogue = { ...packaged, number: 20990101, signer: 'a key that went' };
    fake.values = { settings: hourly, catalogue: { form: 1, catalogue } };
    await wake();
    await Promise.all(events[happened].fire({ reason: 'update' }));
    expect(Object.keys(fake.values)).toEqual(['settings']);
  });
});

it('asks nobody when the browser starts, or when it was installed or renewed', async () => {
  const fetched = vi.fn(async (_url: string) => new Response(readFileSync('public/_locales/en/messages.json')));
  vi.stubGlobal('fetch', fetched);
  await wake();
  await Promise.all(events.startup.fire());
  for (const reason of ['install', 'update']) await Promise.all(events.installed.fire({ reason }));
  await waitFor(() => expect(fake.button).toHaveProperty('title'));
  // The texts are files in the package.
  expect(fetched.mock.calls.filter(([url]) => !url.startsWith(`${fake.origin}/`))).toEqual([]);
  expect([fakeRounds, fake.alarms]).toEqual([[], {}]);
});

describe('deleting everything', () => {
  it('leaves nothing stored, and no alarm that would make the background write again', async () => {
    fake.values = { settings: hourly, told: { day: '2026-11-25' }, unseen: ['telegram'] };
    fake.sessionValues = { told: {}, unseen: [], pendingCheck: {} };
    await wake();
    for (const alarm of ['background-check', 'crowd', 'tell-held']) fake.alarms[alarm] = { delayInMinutes: 1 };
    expect(await ask('deleteEverything')).toEqual({ ok: 'deleted' });
    expect([fake.values, fake.sessionValues, fake.alarms]).toEqual([{}, {}, {}]);
  });

  it('deletes a history that cannot be opened, as after a return to an older version', async () => {
    globalThis.indexedDB = new IDBFactory();
    (await openDB(databaseName, 99)).close();
    fake.values = { settings: hourly, unseen: ['telegram'] };
    await wake();
    expect(await ask('deleteEverything')).toEqual({ ok: 'deleted' });
    expect(fake.values).toEqual({});
    expect(await (await openStore()).lastRound()).toBeUndefined();
  });

  it('goes on if something cannot be deleted, and says so', async () => {
    fake.values = { settings: hourly, unseen: ['telegram'] };
    fake.sessionValues = { unseen: [] };
    fake.button = { title: 'Problems: 1' };
    fake.given.origins = ['https://web.telegram.org/*'];
    await wake();
    fake.alarms['tell-held'] = { delayInMinutes: 1 };
    vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(() => {
      throw new Error('the file is damaged');
    });
    expect(await ask('deleteEverything')).toEqual({ error: 'the file is damaged' });
    expect([fake.values, fake.sessionValues, fake.alarms]).toEqual([{}, {}, {}]);
    expect(fake.button).toMatchObject({ title: 'Reachable' });
    expect(fake.givenBack).toEqual(['https://web.telegram.org/*']);
  });

  it('lets no alarm start a round meanwhile', async () => {
    fake.values['settings'] = hourly;
    await wake();
    const deleted = ask('deleteEverything');
    await ring('background-check');
    expect(await deleted).toEqual({ ok: 'deleted' });
    expect(fakeRounds).toEqual([]);
    expect(await (await openStore()).lastRound()).toBeUndefined();
  });
});

describe.each([
  ['deleteEverything', {}],
  ['forget', { service: 'telegram' }],
])('deleting: %s', (request, what) => {
  it('leaves nothing of the last result in the toolbar', async () => {
    const at = Date.now();
    await store.closeRound(roundOf(at, { verdicts: [{ ...verdictOf('telegram', at), state: 'blocked' }] }));
    await wake();
    await Promise.all(events.startup.fire());
    expect(await ask(request, what)).toEqual({ ok: 'deleted' });
    expect(fake.button).toEqual({ icon: '/icons/app-16.png', title: 'Reachable', badge: '' });
  });

  it('removes the notifications that are still shown', async () => {
    fake.allowed = ['notifications'];
    fake.notices['/service/telegram'] = { title: 'Telegram doesn’t open here' };
    await wake();
    expect(await ask(request, what)).toEqual({ ok: 'deleted' });
    expect(fake.notices).toEqual({});
  });
});

it('deletes a network as the current one too', async () => {
  await store.putNetwork({ id: 'network-1', label: 'Office' });
  await wake();
  await ask('chooseNetwork', { id: 'network-1' });
  await ask('forget', { profile: 'network-2' });
  expect(await currentNetwork()).toBe('network-1');
  await ask('forget', { profile: 'network-1' });
  expect(await currentNetwork()).toBe('unknown');
});

it('deletes a network from the count of moved bytes, whose total stays', async () => {
  const now = Date.now();
  await addDataUse(now, 'network-1', 100);
  await addDataUse(now, 'network-2', 10);
  await wake();
  expect(await ask('forget', { profile: 'network-1' })).toEqual({ ok: 'deleted' });
  expect((await readDataUse(now)).bytes).toEqual({ 'network-2': 10, unknown: 100 });
});

it('deletes a messenger from what waits to be shared, too', async () => {
  await wake();
  expect(await ask('forget', { service: 'telegram' })).toEqual({ ok: 'deleted' });
  expect(sharing.forget).toHaveBeenCalledWith({ service: 'telegram' });
});

describe('the place of a check', () => {
  it('is stored with the check and its day, keeps its observations, and holds for the next one', async () => {
    const at = Date.now() - minuteMs;
    await store.putRound(roundOf(at, { status: 'running' }));
    await store.addObservation(at, observationOf(at));
    await store.closeRound(roundOf(at, { verdicts: [verdictOf('telegram', at)] }));
    await wake();
    expect(await ask('placeCheck', { at, id: 'vpn' })).toEqual({ ok: 'placed' });
    const reader = await readHistory();
    expect(await reader.lastRound()).toMatchObject({ at, profile: 'vpn' });
    expect(await reader.observationsOf(at)).toHaveLength(1);
    expect((await reader.days('2000', '3000')).map(({ profile }) => profile)).toEqual(['vpn']);
    reader.close();
    expect(fake.sessionValues['network']).toBe('vpn');
  });

  it('withdraws what waits to be shared, since it was not seen from here', async () => {
    const at = Date.now() - minuteMs;
    await store.closeRound(roundOf(at));
    await wake();
    await ask('placeCheck', { at, id: 'vpn' });
    expect(sharing.networkLost).toHaveBeenCalledOnce();
  });

  it('is not stored with a check that was made meanwhile', async () => {
    const at = Date.now() - minuteMs;
    await store.closeRound(roundOf(at));
    await wake();
    await ask('placeCheck', { at: at - minuteMs, id: 'home' });
    expect(await store.lastRound()).toMatchObject({ at, profile: 'unknown' });
  });
});

describe('"Leave no trace"', () => {
  it('is switched only after a message to a relay that is under way, which has to end where it began', async () => {
    let end = () => undefined as unknown;
    const messageEnds = new Promise<void>((resolve) => {
      end = resolve;
    });
    sharing.inTurn.mockImplementationOnce((work) => messageEnds.then(work));
    fake.values['settings'] = { ...defaultSettings, leaveNoTrace: true };
    await wake();
    const chosen = ask('leaveNoTrace', { on: false });
    await waitFor(() => expect(sharing.inTurn).toHaveBeenCalled());
    expect(fake.values['settings']).toMatchObject({ leaveNoTrace: true });
    end();
    expect(await chosen).toEqual({ ok: 'chosen' });
    expect(fake.values['settings']).toMatchObject({ leaveNoTrace: false });
    // The toolbar follows each change of the settings.
    await waitFor(() => expect(fake.button).toHaveProperty('badge'));
  });

  it('is switched only after a finished check was handed to sharing', async () => {
    await wake();
    await ask('startRound');
    const { get } = extension.storage.session;
    vi.spyOn(extension.storage.session, 'get').mockImplementation(async (keys) => {
      await new Promise((later) => setTimeout(later, 10));
      return get(keys);
    });
    (await underWay()).finish();
    fake.button = {};
    expect(await ask('leaveNoTrace', { on: true })).toEqual({ ok: 'chosen' });
    await waitFor(() => expect(fake.button).toHaveProperty('badge'));
    const [ended = 0] = sharing.roundEnded.mock.invocationCallOrder;
    expect(ended).toBeLessThan(sharing.inTurn.mock.invocationCallOrder[0] ?? 0);
    expect(ended).toBeGreaterThan(0);
  });
});

describe('a check', () => {
  /** Makes a check, and returns when it began. */
  async function check(meanwhile: () => Promise<unknown> = async () => undefined): Promise<number> {
    fakeRounds.length = 0;
    await ask('startRound');
    const { round, finish } = await underWay();
    await meanwhile();
    finish();
    await waitFor(async () => expect(await store.lastRound()).toMatchObject({ at: round.at, status: 'finished' }));
    return round.at;
  }

  beforeEach(async () => {
    fake.values['settings'] = { ...defaultSettings, services: ['signal'] };
    await wake();
  });

  it.each([
    ['chooseNetwork', { id: 'vpn' }],
    ['placeCheck', { at: 1, id: 'vpn' }],
    ['chooseNetwork', { id: 'home' }],
  ])('is not shared when the person named another network while it ran (%s %j)', async (request, what) => {
    await check(() => ask(request, what));
    await ask('chooseNetwork', { id: 'mobile' });
    const second = await check();
    await waitFor(() => expect(sharing.roundEnded).toHaveBeenCalledWith(expect.objectContaining({ at: second })));
    expect(sharing.roundEnded).toHaveBeenCalledOnce();
  });

  it('is not shared when it was made through a VPN', async () => {
    await ask('chooseNetwork', { id: 'vpn' });
    await check();
    await ask('chooseNetwork', { id: 'home' });
    const second = await check();
    await waitFor(() => expect(sharing.roundEnded).toHaveBeenCalledWith(expect.objectContaining({ at: second })));
    expect(sharing.roundEnded).toHaveBeenCalledOnce();
  });
});
