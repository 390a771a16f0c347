import '../../fake-extension.ts';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { writeChoice } from '../../../src/community/background/choice.ts';
import { handleEvent } from '../../../src/community/background/participate.ts';
import {
  emptySharingState,
  type TakePartInput,
  type TakePartResult,
  takePartErrand,
} from '../../../src/community/outbox/participation.ts';
import { runErrandsHere, runnerOf } from '../../../src/platform/browser/errand.ts';
import { readDataUse } from '../../../src/platform/values/local-values.ts';
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
