// @vitest-environment happy-dom
import '../fake-extension.ts';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import { reload, showAtOnce, view } from '../../src/pages/shared/current/state.ts';
import { announceChange } from '../../src/platform/browser/changes.ts';
import { extension } from '../../src/platform/browser/extension.ts';
import { openStore } from '../../src/platform/store/indexed/indexed-store.ts';
import { deleteHistories } from '../../src/platform/store/open-history.ts';
import { changeSettings } from '../../src/platform/values/local-values.ts';
import { readRememberedView } from '../../src/platform/values/remembered-view.ts';
import { fake, resetFake } from '../fake-extension.ts';
import { allServices, roundOf, verdictOf } from './fixtures.ts';
import { serveTexts } from './served-texts.ts';

const at = Date.now() - 60_000;
const settings: Settings = { ...defaultSettings, services: allServices };
const round = roundOf(
  at,
  allServices.map((service) => verdictOf(service, at)),
);

beforeEach(() => {
  serveTexts();
  resetFake();
  globalThis.indexedDB = new IDBFactory();
  fake.values['settings'] = settings;
  view.value = undefined;
});

async function withHistory(): Promise<void> {
  const store = await openStore();
  await store.putRound(round);
  await store.closeRound(round);
  store.close();
}

/** Makes a page show the history and remember it. */
async function shown(): Promise<void> {
  await withHistory();
  await reload();
  await expect.poll(() => fake.sessionValues).toHaveProperty('view');
}

/** Opens another page with a slow history; returns what it shows before the history was read. */
async function shownAtOnce(): Promise<typeof view.value> {
  view.value = undefined;
  // It is empty, so what is shown comes from memory.
  globalThis.indexedDB = new IDBFactory();
  await showAtOnce();
  const shown = view.value;
  await reload();
  return shown;
}

test('the next page shows what the last one showed before it has read the history, and nothing is lost', async () => {
  await shown();
  const whole = view.value;
  expect(whole?.verdicts.size).toBe(allServices.length);
  // As Chromium stores it.
  fake.sessionValues = sorted(fake.sessionValues);
  expect(await shownAtOnce()).toEqual(whole);
});

test('the history overrides the memory', async () => {
  await shown();
  await shownAtOnce();
  expect(view.value?.ended).toBeUndefined();
});

test('changing the history clears the memory', async () => {
  await shown();
  announceChange();
  expect((await shownAtOnce())?.ended).toBeUndefined();
});

test('changing the settings does too', async () => {
  await shown();
  await changeSettings({ services: ['signal'] });
  expect((await shownAtOnce())?.ended).toBeUndefined();
});

test('a page that read the history before a deletion does not put it back', async () => {
  await withHistory();
  let goOn: (() => void) | undefined;
  const held = new Promise<boolean>((resolve) => {
    goOn = () => resolve(true);
  });
  const slowly = vi.spyOn(extension.permissions, 'contains').mockReturnValue(held);
  const reading = reload();
  await expect.poll(() => slowly.mock.calls.length).toBeGreaterThan(0);
  // The other things that it waits for come after the history.
  await (await openStore()).roundsSince(0);
  await deleteHistories();
  announceChange();
  goOn?.();
  await reading;
  await expect.poll(() => view.value?.ended).toBeDefined();
  await expect(navigator.locks.request('view', readRememberedView)).resolves.toBeUndefined();
});

test('a running check is not remembered, and neither are results that leave no trace', async () => {
  await withHistory();
  await reload();
  const store = await openStore();
  await store.putRound({ ...round, at: Date.now() - 1000, status: 'running', verdicts: [] });
  store.close();
  await reload();
  expect(view.value?.running).toBeDefined();
  globalThis.indexedDB = new IDBFactory();
  await reload();
  expect(fake.sessionValues).toEqual({});
});

/** A copy with the fields of each object in the order of the alphabet. */
function sorted<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (_key, part) =>
    part instanceof Object && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).toSorted()) : part,
  );
}
