import '../../fake-extension.ts';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { forgetStateOnDisk, readSharingState, writeSharingState } from '../../../src/community/background/state.ts';
import { emptySharingState } from '../../../src/community/outbox/participation.ts';
import { defaultSettings } from '../../../src/model/settings.ts';
import { fake, resetFake } from '../../fake-extension.ts';

const noTrace = { ...defaultSettings, leaveNoTrace: true };

beforeEach(() => {
  resetFake();
  globalThis.indexedDB = new IDBFactory();
});

describe('the state of sharing, once no trace may be left', () => {
  it('is removed from the disk', async () => {
    await writeSharingState({ ...emptySharingState, readAt: 1 });
    fake.values['settings'] = noTrace;
    await forgetStateOnDisk();
    fake.values['settings'] = defaultSettings;
    expect(await readSharingState()).toEqual(emptySharingState);
  });

  it('does not create a database', async () => {
    fake.values['settings'] = noTrace;
    await forgetStateOnDisk();
    expect(await indexedDB.databases()).toEqual([]);
  });
});
