import '../../fake-extension.ts';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { writeChoice } from '../../../src/community/background/choice.ts';
import { followChoice, handleEvent, inTurn } from '../../../src/community/background/participate.ts';
import { forgetStateOnDisk, readSharingState } from '../../../src/community/background/state.ts';
import {
  emptySharingState,
  type TakePartInput,
  type TakePartResult,
  takePartErrand,
} from '../../../src/community/outbox/participation.ts';
import { defaultSettings } from '../../../src/model/settings.ts';
import { runErrandsHere, runnerOf } from '../../../src/platform/browser/errand.ts';
import { readDataUse, setLeaveNoTrace } from '../../../src/platform/values/local-values.ts';
import { totalBytes } from '../../../src/schedule/data-budget.ts';
import { fake, resetFake } from '../../fake-extension.ts';

vi.mock('../../../src/community/sharing.ts', async (importOriginal) => ({
  ...(await importOriginal<typeof import('../../../src/community/sharing.ts')>()),
  sharing: { relays: ['https://relay.example'], publisherKey: 'key' },
}));

const takePart = vi.fn<(ask: TakePartInput) => Promise<TakePartResult>>();
runErrandsHere([runnerOf(takePartErrand, takePart)]);

const outcome: TakePartResult = {
  state: emptySharingState,
  place: { cc: 'RU', asn: 8359 },
  messages: 2,
  reached: true,
};

beforeEach(async () => {
  resetFake();
  globalThis.indexedDB = new IDBFactory();
  await writeChoice({ mode: 'read', since: 1 });
});

describe('the bytes of messages to relays', () => {
  it('are counted together with those of checks', async () => {
    takePart.mockResolvedValueOnce(outcome);
    expect(await handleEvent({ kind: 'read' })).toBe('read');
    expect(totalBytes(await readDataUse(Date.now()))).toBe(24_000);
  });

  it('are not stored when everything was deleted in the meantime', async () => {
    takePart.mockImplementationOnce(async () => {
      fake.values = {};
      return outcome;
    });
    await handleEvent({ kind: 'read' });
    expect(fake.values).toEqual({});
    expect(fake.sessionValues).toEqual({});
  });
});

describe('the alarm for the next message', () => {
  const from = { cc: 'RU', asn: 8359 };
  const waiting = [{ key: '1 signal 8359', from, queuedAt: Date.now(), notBefore: Date.now() }];
  const state = { ...emptySharingState, outbox: { ...emptySharingState.outbox, waiting } };

  it.each([false, true])('is on the disk unless no trace is to be left: %s', async (leaveNoTrace) => {
    fake.values['settings'] = { ...defaultSettings, leaveNoTrace };
    takePart.mockResolvedValueOnce({ ...outcome, state });
    await handleEvent({ kind: 'read' });
    expect('persistAcrossSessions' in (fake.alarms['crowd'] ?? {})).toBe(leaveNoTrace);
  });

  it('is cleared when the person stops', async () => {
    fake.alarms['crowd'] = { when: 1 };
    await writeChoice({ mode: 'off', since: 2 });
    await followChoice();
    expect(fake.alarms).toEqual({});
  });
});

describe('a message under way while "Leave no trace" is switched off', () => {
  it('leaves nothing on the disk: neither what was sent and when, nor how much data it moved', async () => {
    fake.values['settings'] = { ...defaultSettings, leaveNoTrace: true };
    const chosen = Object.keys(fake.values);
    const sent = [{ key: '1 telegram 8359', at: Date.now() }];
    let switched: Promise<void> | undefined;
    takePart.mockImplementationOnce(async () => {
      switched = inTurn(() => setLeaveNoTrace(false)).then(forgetStateOnDisk);
      return { ...outcome, state: { outbox: { waiting: [], sent } } };
    });
    await handleEvent({ kind: 'read' });
    await switched;
    expect(await readSharingState()).toEqual(emptySharingState);
    expect(Object.keys(fake.values)).toEqual(chosen);
  });
});

describe('a message that fails', () => {
  it('is reported to the caller, and blocks neither the next one nor the background’s sleep', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    takePart.mockRejectedValueOnce(new Error('no such key'));
    await expect(handleEvent({ kind: 'read' })).rejects.toThrow('no such key');
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
    takePart.mockResolvedValueOnce(outcome);
    expect(await handleEvent({ kind: 'read' })).toBe('read');
  });
});
