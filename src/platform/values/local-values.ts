import type { DataUse } from '../../model/data-use.ts';
import { migrateSettings, type Settings } from '../../model/settings.ts';
import { dataUseAt, withoutNetwork, withUse } from '../../schedule/data-budget.ts';
import { extension } from '../browser/extension.ts';
import { forgetView } from './remembered-view.ts';
import { readSessionValue, removeSessionValues, writeSessionValues } from './session-values.ts';

/** Small values outside the history, in `storage.local`. */

const local = () => extension.storage.local;

export interface StoredSettings {
  readonly settings: Settings;
  readonly lost: boolean;
}

/** The stored settings. Those that do not parse are replaced by defaults, and `lost` is true. */
export async function readSettings(): Promise<StoredSettings> {
  const { settings } = await local().get('settings');
  return migrateSettings(settings);
}

/** The settings that any context may change at any time. */
type Changes = Partial<Omit<Settings, 'leaveNoTrace'>>;

/** Changes the settings and returns them. A change that depends on the stored settings is a function of them. */
export function changeSettings(change: Changes | ((settings: Settings) => Changes)): Promise<Settings> {
  return storeSettings((settings) => {
    const changes = typeof change === 'function' ? change(settings) : change;
    return Object.fromEntries(
      Object.entries({ ...settings, ...changes }).filter(([, value]) => value !== undefined),
    ) as unknown as Settings;
  });
}

/** Replaces all stored settings that anybody may change. */
export async function replaceSettings(settings: Settings): Promise<void> {
  await storeSettings(({ leaveNoTrace }) => ({ ...settings, leaveNoTrace }));
}

/** Only the background calls this, and only while no check runs: what began in memory must not reach the disk. */
export async function setLeaveNoTrace(leaveNoTrace: boolean): Promise<void> {
  await storeSettings((settings) => ({ ...settings, leaveNoTrace }));
}

/** Two pages may change settings at once, so this lock is held from reading to writing them. */
const settingsLock = 'settings';

function storeSettings(change: (stored: Settings) => Settings): Promise<Settings> {
  return navigator.locks.request(settingsLock, async () => {
    const settings = change((await readSettings()).settings);
    await local().set({ settings });
    // The page had been showing other settings.
    await forgetView();
    return settings;
  });
}

/** Calls `listener` after each change of the settings; returns a function that stops it. */
export function onSettingsChange(listener: () => void): () => void {
  const heard = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && 'settings' in changes) listener();
  };
  extension.storage.onChanged.addListener(heard);
  return () => extension.storage.onChanged.removeListener(heard);
}

/**
 * When the oldest round that was not deleted was stored (epoch ms). The browser may evict the history but keeps this
 * value: an empty history beside it was lost.
 */
export async function readHistorySince(): Promise<number | undefined> {
  const { historySince } = await local().get('historySince');
  return typeof historySince === 'number' ? historySince : undefined;
}

export async function rememberHistorySince(at: number): Promise<void> {
  await local().set({ historySince: at });
}

/**
 * Call this after rounds were deleted.
 * @param oldest the start of the oldest remaining one; undefined if there is none
 */
export async function keepHistorySince(oldest: number | undefined): Promise<void> {
  const since = await readHistorySince();
  if (oldest === undefined) await forgetHistorySince();
  else if (since !== undefined && since < oldest) await rememberHistorySince(oldest);
}

export async function forgetHistorySince(): Promise<void> {
  await local().remove('historySince');
}

/**
 * Bytes that checks moved this month.
 * @param stored the settings, if the caller reads them anyway
 */
export async function readDataUse(now: number, stored = readSettings()): Promise<DataUse> {
  const [{ dataUse }, { settings }] = await Promise.all([local().get('dataUse'), stored]);
  return dataUseAt(now, (settings.leaveNoTrace ? await readSessionValue('dataUse') : undefined) ?? dataUse);
}

/** Only the background calls this. */
export async function addDataUse(now: number, profile: string, bytes: number): Promise<void> {
  const stored = readSettings();
  const dataUse = withUse(await readDataUse(now, stored), profile, bytes);
  const { settings } = await stored;
  // Even the fact that something was checked is a trace.
  if (settings.leaveNoTrace) return writeSessionValues({ dataUse });
  await removeSessionValues(['dataUse']);
  await local().set({ dataUse });
}

/** Deletes the network from both counts. Only the background calls this. */
export async function forgetNetworkInDataUse(now: number, profile: string): Promise<void> {
  const [{ dataUse: onDisk }, inMemory] = await Promise.all([local().get('dataUse'), readSessionValue('dataUse')]);
  const without = (stored: unknown) => ({ dataUse: withoutNetwork(dataUseAt(now, stored), profile) });
  if (onDisk !== undefined) await local().set(without(onDisk));
  if (inMemory !== undefined) await writeSessionValues(without(inMemory));
}

/**
 * How many bytes are written over deleted values.
 * @source measured in Firefox: its `storage.local` is an SQLite file of a few pages, which keep what is deleted until
 * something else is written there
 */
const overwriting = { values: 256, bytesEach: 1024 } as const;

/** Empties `storage.local`, and overwrites what was there: Firefox leaves it readable in the file. */
export async function clearLocalValues(): Promise<void> {
  // Otherwise a page that is changing the settings would write them back.
  await navigator.locks.request(settingsLock, async () => {
    await local().clear();
    const noise = Array.from({ length: overwriting.values }, (_, index) => [`noise-${index}`, randomText()]);
    await local().set(Object.fromEntries(noise));
    await local().clear();
  });
}

function randomText(): string {
  return String.fromCharCode(...crypto.getRandomValues(new Uint8Array(overwriting.bytesEach)));
}
