import '../../fake-extension.ts';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { writeChoice } from '../../../src/community/background/choice.ts';
import { abort, followChoice, handleEvent, inTurn } from '../../../src/community/background/participate.ts';
import { forgetStateOnDisk, readSharingState, writeSharingState } from '../../../src/community/background/state.ts';
import { putBack } from '../../../src/community/outbox/outbox.ts';
import {
  emptySharingState,
  type SharingState,
  type TakePartInput,
  type TakePartResult,
  takePartJob,
} from '../../../src/community/outbox/participation.ts';
import { defaultSettings } from '../../../src/model/settings.ts';
import { runJobsHere, runnerOf } from '../../../src/platform/browser/job.ts';
import { readDataUse, setLeaveNoTrace } from '../../../src/platform/values/local-values.ts';
import { totalBytes } from '../../../src/schedule/data-budget.ts';
import { fake, resetFake } from '../../fake-extension.ts';

vi.mock('../../../src/community/sharing.ts', async (importOriginal) => ({
  ...(await importOriginal<typeof import('../../../src/community/sharing.ts')>()),
  sharing: { relays: ['https://one.example', 'https://two.example'], publisherKey: 'key' },
}));

const takePart = vi.fn<(ask: TakePartInput) => Promise<TakePartResult>>();
runJobsHere(async () => [runnerOf(takePartJob, takePart)]);

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
    expect(totalBytes(await readDataUse(Date.now()))).toBe(42_000);
  });

  it('are not stored for what was ended meanwhile, and nor is anything else of it', async () => {
    const before = structuredClone(fake.values);
    takePart.mockImplementationOnce(async () => {
      abort();
      return { ...outcome, state: { ...emptySharingState, readAt: 1 } };
    });
    await handleEvent({ kind: 'read' });
    expect([fake.values, fake.sessionValues]).toEqual([before, {}]);
    expect(await readSharingState()).toEqual(emptySharingState);
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

  it('ignores a rest from when the clock was a year ahead, and comes soon', async () => {
    const restUntil = Date.now() + 365 * 24 * 3_600_000;
    await writeSharingState({ ...state, outbox: { ...state.outbox, restUntil } });
    takePart.mockImplementationOnce(async (ask) => ({ ...outcome, state: ask.state }));
    await handleEvent({ kind: 'read' });
    expect(fake.alarms['crowd']?.['when']).toBeLessThan(restUntil);
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

describe('a browser that is killed while it sends', () => {
  const entry = { key: '1 signal 8359', from: { cc: 'RU', asn: 8359 }, queuedAt: Date.now(), notBefore: 0 };
  const keysOf = (entries: readonly { readonly key: string }[]) => entries.map(({ key }) => key);

  it('has stored by then that the entry was sent, and when the next one goes, so that it is sent once at most', async () => {
    await writeSharingState({ ...emptySharingState, outbox: { waiting: [entry, { ...entry, key: '2' }], sent: [] } });
    let found: SharingState | undefined;
    takePart.mockImplementationOnce(async ({ due }) => {
      found = await readSharingState();
      expect(keysOf(found.outbox.sent)).toEqual([due?.key]);
      expect(fake.alarms['crowd']?.['when']).toBeGreaterThanOrEqual(found.outbox.restUntil ?? Number.POSITIVE_INFINITY);
      throw new Error('killed');
    });
    await handleEvent({ kind: 'due', onLine: true });
    // As the next browser start finds it.
    const { restUntil: _, ...outbox } = found?.outbox ?? emptySharingState.outbox;
    await writeSharingState({ ...emptySharingState, outbox });
    takePart.mockImplementationOnce(async (ask) => ({ ...outcome, state: ask.state }));
    await handleEvent({ kind: 'due', onLine: true });
    const sent = takePart.mock.calls.slice(-2).map(([ask]) => ask.due?.key);
    expect(sent.toSorted()).toEqual(['1 signal 8359', '2']);
  });

  it('sends an entry later if it was certainly not posted', async () => {
    await writeSharingState({ ...emptySharingState, outbox: { waiting: [entry], sent: [] } });
    takePart.mockImplementationOnce(async ({ state, due }) => {
      abort();
      return { ...outcome, state: { ...state, outbox: due ? putBack(state.outbox, due) : state.outbox } };
    });
    await handleEvent({ kind: 'due', onLine: true });
    expect((await readSharingState()).outbox).toEqual({ waiting: [entry], sent: [] });
  });
});

describe('a message that fails', () => {
  it('is not repeated if nothing shows whether it was posted, e.g. because its page was closed', async () => {
    const entry = { key: '1 signal 8359', from: { cc: 'RU', asn: 8359 }, queuedAt: Date.now(), notBefore: 0 };
    await writeSharingState({ ...emptySharingState, outbox: { waiting: [entry], sent: [] } });
    takePart.mockRejectedValueOnce(new Error('nobody answered'));
    expect(await handleEvent({ kind: 'due', onLine: true })).toBe('failed');
    const { outbox } = await readSharingState();
    expect([outbox.waiting, outbox.sent.map(({ key }) => key)]).toEqual([[], [entry.key]]);
    expect(outbox.restUntil).toBeGreaterThan(Date.now());
  });

  it('is reported to the caller, and blocks neither the next one nor the background’s sleep', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    takePart.mockRejectedValueOnce(new Error('no such key'));
    expect(await handleEvent({ kind: 'read' })).toBe('failed');
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
    takePart.mockResolvedValueOnce(outcome);
    expect(await handleEvent({ kind: 'read' })).toBe('read');
  });
});
