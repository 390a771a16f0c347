import '../fake-extension.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { storePendingCheck, takePendingCheck } from '../../src/platform/values/pending-check.ts';
import { resetFake } from '../fake-extension.ts';

beforeEach(resetFake);
const now = Date.UTC(2026, 10, 25, 12);

describe('a check that waits for the answer to a prompt', () => {
  const missing = ['https://signal.org/*', 'wss://signal.org/*'];
  const check = { services: ['signal'], missing, at: now } as const;

  it('is taken once', async () => {
    await storePendingCheck(check);
    expect(await takePendingCheck(now + 1000, missing)).toEqual(check);
    expect(await takePendingCheck(now + 1000, missing)).toBeUndefined();
  });

  it('is forgotten when the prompt is answered more than ten minutes later', async () => {
    const minuteMs = 60_000;
    await storePendingCheck(check);
    expect(await takePendingCheck(now + 9 * minuteMs, missing)).toEqual(check);
    await storePendingCheck(check);
    expect(await takePendingCheck(now + 10 * minuteMs, missing)).toBeUndefined();
    expect(await takePendingCheck(now + 1000, missing)).toBeUndefined();
  });

  it('is forgotten when the clock was set back to before it', async () => {
    await storePendingCheck(check);
    expect(await takePendingCheck(now - 1000, missing)).toBeUndefined();
  });

  it('is not carried out when something else is allowed after it was declined', async () => {
    await storePendingCheck(check);
    expect(await takePendingCheck(now + 1000, ['https://relay.example/*'])).toBeUndefined();
    expect(await takePendingCheck(now + 1000, [])).toBeUndefined();
  });

  it('is carried out when only a part of its access is given', async () => {
    await storePendingCheck(check);
    expect(await takePendingCheck(now + 1000, ['wss://signal.org/*'])).toEqual(check);
  });
});
