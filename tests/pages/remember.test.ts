// @vitest-environment happy-dom
import '../fake-extension.ts';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import { reload, showAtOnce, view } from '../../src/pages/shared/current/state.ts';
import { announceChange } from '../../src/platform/browser/changes.ts';
import { openStore } from '../../src/platform/store/indexed/indexed-store.ts';
import { changeSettings } from '../../src/platform/values/local-values.ts';
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

/** Another page opens, where the history takes long: what is shown before it was read. */
async function shownAtOnce(): Promise<typeof view.value> {
  view.value = undefined;
  // Nothing is in it, so that what is shown comes from memory.
  globalThis.indexedDB = new IDBFactory();
  await showAtOnce();
  const shown = view.value;
  await reload();
  return shown;
}

test('what a page showed is shown by the next one before it has read the history, and nothing of it is lost', async () => {
  await withHistory();
  await reload();
  const whole = view.value;
  expect(whole?.verdicts.size).toBe(allServices.length);
  // As Chromium stores it.
  fake.sessionValues = sorted(fake.sessionValues);
  expect(await shownAtOnce()).toEqual(whole);
});

test('the history has the last word', async () => {
  await withHistory();
  await reload();
  await shownAtOnce();
  expect(view.value?.ended).toBeUndefined();
});

test('whoever changes the history ends the memory of it', async () => {
  await withHistory();
  await reload();
  announceChange();
  expect((await shownAtOnce())?.ended).toBeUndefined();
});

test('whoever changes the settings does too', async () => {
  await withHistory();
  await reload();
  await changeSettings({ services: ['signal'] });
  expect((await shownAtOnce())?.ended).toBeUndefined();
});

test('a running check is not remembered, and no results leave no trace', async () => {
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
