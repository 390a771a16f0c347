import '../fake-extension.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../src/model/settings.ts';
import { extension } from '../../src/platform/browser/extension.ts';
import {
  addDataUse,
  changeSettings,
  clearLocalValues,
  onSettingsChange,
  readDataUse,
  readHistorySince,
  readSettings,
  setLeaveNoTrace,
} from '../../src/platform/values/local-values.ts';
import { storePendingCheck } from '../../src/platform/values/pending-check.ts';
import { totalBytes } from '../../src/schedule/data-budget.ts';
import { fake, resetFake } from '../fake-extension.ts';

beforeEach(resetFake);
const now = Date.UTC(2026, 10, 25, 12);

describe('settings', () => {
  it('are the defaults at first', async () => {
    expect(await readSettings()).toEqual({ settings: defaultSettings, lost: false });
  });

  it('are kept as they were changed', async () => {
    await changeSettings({ background: true });
    await changeSettings({ everyMinutes: 15 });
    expect((await readSettings()).settings).toEqual({ ...defaultSettings, background: true, everyMinutes: 15 });
  });

  it('keep both changes when two pages make them at the same moment', async () => {
    vi.resetModules();
    const otherPage = await import('../../src/platform/values/local-values.ts');
    await Promise.all([changeSettings({ background: true }), otherPage.changeSettings({ everyMinutes: 15 })]);
    expect((await readSettings()).settings).toEqual({ ...defaultSettings, background: true, everyMinutes: 15 });
  });

  it('are changed from their stored values, not from those that a page last read', async () => {
    const add = (id: string) => changeSettings(({ muted = [] }) => ({ muted: [...muted, id] }));
    await Promise.all([add('signal'), add('viber')]);
    expect((await readSettings()).settings.muted).toEqual(['signal', 'viber']);
  });

  it('that do not parse are reported as lost, and stay stored until something is changed', async () => {
    fake.values.settings = { version: 7, from: 'the future' };
    expect(await readSettings()).toEqual({ settings: defaultSettings, lost: true });
    expect(fake.values.settings).toEqual({ version: 7, from: 'the future' });
  });

  it('are not written back by a page that is changing them while everything is deleted', async () => {
    await changeSettings({ services: ['signal'] });
    const get = extension.storage.local.get.bind(extension.storage.local);
    vi.spyOn(extension.storage.local, 'get').mockImplementationOnce(async (keys) => {
      const stored = await get(keys);
      await new Promise((done) => setTimeout(done, 20));
      return stored;
    });
    await Promise.all([changeSettings({ background: true }), clearLocalValues()]);
    expect(fake.values).toEqual({});
  });

  it('notify a listener of each change until it stops listening', async () => {
    const heard = vi.fn();
    const stop = onSettingsChange(heard);
    await changeSettings({ background: true });
    await storePendingCheck({ missing: [], at: now });
    expect(heard).toHaveBeenCalledTimes(1);
    stop();
    await changeSettings({ background: false });
    expect(heard).toHaveBeenCalledTimes(1);
  });
});

describe('the beginning of the history', () => {
  it('is unknown when the stored value is not a time', async () => {
    fake.values.historySince = 'yesterday';
    expect(await readHistorySince()).toBeUndefined();
  });
});

describe('with no trace wanted', () => {
  it('writes neither a pending check nor the use of data to the disk', async () => {
    await addDataUse(now, 'unknown', 100);
    await setLeaveNoTrace(true);
    const onDisk = structuredClone(fake.values);
    await storePendingCheck({ missing: [], at: now });
    await addDataUse(now, 'unknown', 10);
    expect(fake.values).toEqual(onDisk);
    expect(totalBytes(await readDataUse(now))).toBe(110);
  });

  it('does not count on the disk what was moved meanwhile', async () => {
    await addDataUse(now, 'unknown', 100);
    await setLeaveNoTrace(true);
    await addDataUse(now, 'unknown', 10);
    await setLeaveNoTrace(false);
    await addDataUse(now, 'unknown', 1);
    expect(totalBytes(await readDataUse(now))).toBe(101);
  });
});
