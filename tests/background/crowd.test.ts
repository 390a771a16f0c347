import '../platform/fake-extension.ts';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { tellCrowd } from '../../src/background/crowd.ts';
import { emptyCrowd } from '../../src/core/crowd.ts';
import { totalBytes } from '../../src/core/data-use.ts';
import { chooseCrowd } from '../../src/platform/crowd-choice.ts';
import { readDataUse } from '../../src/platform/local-values.ts';
import { fake, resetFake } from '../platform/fake-extension.ts';

vi.mock('../../src/catalogue/sharing.ts', async (importOriginal) => ({
  ...(await importOriginal<typeof import('../../src/catalogue/sharing.ts')>()),
  sharing: { relays: ['https://relay.example'], publisherKey: 'key' },
}));

const askOffscreen = vi.hoisted(() => vi.fn());
vi.mock('../../src/platform/offscreen.ts', () => ({ askOffscreen, closeOffscreen: async () => undefined }));

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
