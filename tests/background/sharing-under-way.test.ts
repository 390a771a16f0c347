import '../fake-extension.ts';
import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleReport } from '../../collector/tests/sample-report.ts';
import { reportVersion } from '../../protocol/wire/report-version.ts';
import type { Waiting } from '../../src/community/outbox/outbox.ts';
import { emptySharingState, type SharingState, takePartJob } from '../../src/community/outbox/participation.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import { extension } from '../../src/platform/browser/extension.ts';
import { openDatabase } from '../../src/platform/store/indexed/database.ts';
import { events, fake, resetFake } from '../fake-extension.ts';
import { waitFor } from '../wait-for.ts';
import { fakeRounds } from './fake-round.ts';

const { fakeRunRound } = await vi.hoisted(() => import('./fake-round.ts'));
vi.mock('../../src/background/round/round.ts', () => ({ runRound: fakeRunRound }));
vi.mock('../../src/community/sharing.ts', async (importOriginal) => ({
  ...(await importOriginal<typeof import('../../src/community/sharing.ts')>()),
  sharing: { relays: ['https://one.example', 'https://two.example'], publisherKey: 'key' },
}));

const from = { cc: 'RU', asn: 8359 };
const entry: Waiting = {
  key: '1 telegram 8359',
  from,
  report: sampleReport(),
  queuedAt: Date.now() - 1,
  notBefore: Date.now() - 1,
};
const outbox = { waiting: [entry], sent: [{ key: '1 signal 8359', report: sampleReport(), at: Date.now() }] };

/** Called with the entry to send; returns the resulting state. */
const takePart = vi.fn<(due: Waiting | undefined, signal: AbortSignal | undefined) => Promise<SharingState>>();

const ask = (request: string, ask: unknown = {}) =>
  new Promise((respond) => events.message.fire({ request, ask }, { id: 'fake-id' }, respond));

/** Begins to send an entry to a relay that does not answer. */
async function sendInSilence() {
  takePart.mockImplementation(
    (_due, signal) =>
      new Promise((resolve) => {
        signal?.addEventListener('abort', () => resolve({ ...emptySharingState, outbox }));
      }),
  );
  const over = Promise.all(events.alarm.fire({ name: 'crowd' }));
  await waitFor(() => expect(takePart).toHaveBeenCalledOnce());
  return { over };
}

beforeEach(async () => {
  resetFake();
  fakeRounds.length = 0;
  takePart.mockReset().mockResolvedValue({ ...emptySharingState, outbox });
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
  vi.stubGlobal('SHARING_CONFIG', {});
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('navigator', { languages: ['en'], onLine: true, locks: navigator.locks });
  vi.stubGlobal('fetch', async () => new Response(readFileSync('public/_locales/en/messages.json')));
  fake.values = {
    settings: { ...defaultSettings, services: ['telegram'] },
    crowd: { mode: 'share', since: 1, version: reportVersion },
  };
  const { runJobsHere, runnerOf } = await import('../../src/platform/browser/job.ts');
  runJobsHere(async () => [
    runnerOf(takePartJob, async ({ due }, signal) => ({
      state: await takePart(due, signal),
      place: from,
      messages: 1,
      reached: true,
    })),
  ]);
  const { writeSharingState } = await import('../../src/community/background/state.ts');
  await writeSharingState({ ...emptySharingState, outbox });
  await import('../../src/background/main.ts');
});

afterEach(() => vi.restoreAllMocks());

async function expectNothingLeft(): Promise<void> {
  const database = await openDatabase();
  expect(await database.getAll('crowd')).toEqual([]);
  database.close();
  expect([fake.values, fake.sessionValues, fake.alarms]).toEqual([{}, {}, {}]);
}

describe('deleting everything', () => {
  it('ends a report that is being sent, and leaves nothing of it', async () => {
    const { over } = await sendInSilence();
    expect(takePart.mock.calls[0]?.[0]).toEqual(entry);
    expect(await ask('deleteEverything')).toEqual({ ok: 'deleted' });
    expect(takePart.mock.calls[0]?.[1]?.aborted).toBe(true);
    await over;
    await expectNothingLeft();
  });

  it('sends nothing that becomes due meanwhile', async () => {
    const deleted = ask('deleteEverything');
    await Promise.all(events.alarm.fire({ name: 'crowd' }));
    expect(await deleted).toEqual({ ok: 'deleted' });
    expect(takePart).not.toHaveBeenCalled();
    await expectNothingLeft();
  });

  it('is not followed by what was just being stored', async () => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const set = extension.storage.local.set;
    const held = vi.spyOn(extension.storage.local, 'set').mockImplementation(async (values) => {
      if ('dataUse' in values) await released;
      await set(values);
    });
    const read = ask('fetchSnapshot');
    await waitFor(() => expect(held).toHaveBeenCalledWith(expect.objectContaining({ dataUse: expect.anything() })));
    const deleted = ask('deleteEverything');
    // Time enough for a deletion that would not wait for what is being stored.
    await Promise.race([deleted, new Promise((soon) => setTimeout(soon, 500))]);
    release();
    await Promise.all([read, deleted]);
    await expectNothingLeft();
  });
});

it('switching "Leave no trace" does not wait for a silent relay', async () => {
  const { over } = await sendInSilence();
  expect(await ask('leaveNoTrace', { on: true })).toEqual({ ok: 'chosen' });
  await over;
  expect(fake.sessionValues).toEqual({});
});
