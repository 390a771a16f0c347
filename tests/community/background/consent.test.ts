import '../../fake-extension.ts';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleReport } from '../../../collector/tests/sample-report.ts';
import { reportVersion } from '../../../protocol/wire/report-version.ts';
import { readChoice, writeChoice } from '../../../src/community/background/choice.ts';
import { listen } from '../../../src/community/background/listen.ts';
import { handleEvent } from '../../../src/community/background/participate.ts';
import { readSharingState, writeSharingState } from '../../../src/community/background/state.ts';
import { emptySharingState, type TakePartInput, takePartJob } from '../../../src/community/outbox/participation.ts';
import { runJobsHere, runnerOf } from '../../../src/platform/browser/job.ts';
import { fake, resetFake } from '../../fake-extension.ts';
import { roundOf } from '../../platform/records.ts';
import { waitFor } from '../../wait-for.ts';

vi.mock('../../../src/community/sharing.ts', async (importOriginal) => ({
  ...(await importOriginal<typeof import('../../../src/community/sharing.ts')>()),
  sharing: { relays: ['https://one.example', 'https://two.example'], publisherKey: 'key' },
}));

const takePart = vi.fn(async ({ state }: TakePartInput) => ({ state, messages: 1, reached: true }));
runJobsHere(async () => [runnerOf(takePartJob, takePart)]);

const from = { cc: 'RU', asn: 8359 };
const waiting = [{ key: '1 signal 8359', from, report: sampleReport(), queuedAt: Date.now(), notBefore: 0 }];
const sent = [{ key: '1 telegram 8359', at: Date.now() }];

/** Stored by a version whose reports differed. */
function agreedTo(version: number | undefined): void {
  fake.values['crowd'] = { mode: 'share', since: 1, version };
}

beforeEach(async () => {
  resetFake();
  takePart.mockClear();
  globalThis.indexedDB = new IDBFactory();
  await writeSharingState({ ...emptySharingState, outbox: { waiting, sent } });
});

describe("a person's consent to share", () => {
  it('covers what a report holds now', async () => {
    await writeChoice({ mode: 'share', since: 1 });
    expect(await readChoice()).toEqual({ mode: 'share', since: 1 });
    expect(await handleEvent({ kind: 'due', onLine: true })).toBe('read');
    expect(takePart).toHaveBeenCalledOnce();
  });

  it.each([undefined, reportVersion - 1, reportVersion + 1])(
    'covers nothing once reports have changed: agreed to version %s',
    async (version) => {
      agreedTo(version);
      expect(await readChoice()).toEqual({ mode: 'off', since: 1, changed: true });
      for (const event of [
        { kind: 'due', onLine: true },
        { kind: 'read' },
        { kind: 'round', round: roundOf(Date.now()) },
      ] as const)
        expect(await handleEvent(event)).toBe('off');
      expect(takePart).not.toHaveBeenCalled();
    },
  );

  it('leaves nothing of the queue once it no longer holds, from the first start on', async () => {
    agreedTo(reportVersion - 1);
    fake.alarms['crowd'] = { when: 1 };
    listen();
    await waitFor(async () => expect((await readSharingState()).outbox).toEqual({ waiting: [], sent }));
    await waitFor(async () => expect(fake.alarms).toEqual({}));
  });

  it('keeps the queue while it holds', async () => {
    await writeChoice({ mode: 'share', since: 1 });
    listen();
    await handleEvent({ kind: 'due', onLine: false });
    expect(takePart.mock.calls[0]?.[0].due?.key).toBe(waiting[0]?.key);
  });

  it('need not be renewed by people who only read', async () => {
    fake.values['crowd'] = { mode: 'read', since: 1 };
    expect(await readChoice()).toEqual({ mode: 'read', since: 1 });
  });
});
