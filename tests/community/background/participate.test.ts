import '../../platform/fake-extension.ts';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseCrowd } from '../../../src/community/background/choice.ts';
import { tellCrowd } from '../../../src/community/background/participate.ts';
import { emptyCrowd } from '../../../src/community/outbox/participation.ts';
import { readDataUse } from '../../../src/platform/values/local-values.ts';
import { totalBytes } from '../../../src/schedule/data-budget.ts';
import { fake, resetFake } from '../../platform/fake-extension.ts';

vi.mock('../../../src/community/sharing.ts', async (importOriginal) => ({
  ...(await importOriginal<typeof import('../../../src/community/sharing.ts')>()),
  sharing: { relays: ['https://relay.example'], publisherKey: 'key' },
}));

const askOffscreen = vi.hoisted(() => vi.fn());
vi.mock('../../../src/platform/browser/offscreen.ts', () => ({ askOffscreen, closeOffscreen: async () => undefined }));

const outcome = { state: emptyCrowd, place: { cc: 'RU', asn: 8359 }, exchanges: 2, reached: true };

beforeEach(async () => {
  resetFake();
  await chooseCrowd({ mode: 'read', since: 1 });
});

describe('what an exchange with the crowd moves', () => {
  it('is counted with what checks move', async () => {
    askOffscreen.mockResolvedValueOnce(outcome);
    expect(await tellCrowd({ kind: 'read' })).toBe('read');
    expect(totalBytes(await readDataUse(Date.now()))).toBe(24_000);
  });

  it('is not written down where everything was deleted meanwhile', async () => {
    askOffscreen.mockImplementationOnce(async () => {
      fake.values = {};
      return outcome;
    });
    await tellCrowd({ kind: 'read' });
    expect(fake.values).toEqual({});
    expect(fake.sessionValues).toEqual({});
  });
});
