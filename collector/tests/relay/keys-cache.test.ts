import { describe, expect, it } from 'vitest';
import { cacheKeys } from '../../relay/keys-cache.ts';
import type { Answer } from '../../relay/upstream.ts';

const start = Date.UTC(2026, 10, 25);

/** A cache in front of a gateway whose keys are numbered in the order of requests. */
function open(status = 200) {
  let asked = 0;
  const ask = async (): Promise<Answer> => {
    asked += 1;
    return { status, type: 'application/json', body: Buffer.from(String(asked)) };
  };
  const cache = cacheKeys({ ask });
  return { ...cache, keysAt: async (ms: number) => Number((await cache.keys(start + ms)).body) };
}

describe('the keys of a gateway', () => {
  it('are fetched once a minute', async () => {
    const { keysAt } = open();
    expect([await keysAt(0), await keysAt(59_999), await keysAt(60_000)]).toEqual([1, 1, 2]);
  });

  it('are fetched again if the gateway had none', async () => {
    const { keysAt } = open(502);
    expect([await keysAt(0), await keysAt(1)]).toEqual([1, 2]);
  });

  it('are fetched again if a message failed because of its key', async () => {
    const { keysAt, forget } = open();
    expect(await keysAt(0)).toBe(1);
    forget(start + 5000);
    expect([await keysAt(5000), await keysAt(5001)]).toEqual([2, 2]);
  });

  it('are fetched at most once a second, however many messages fail', async () => {
    const { keysAt, forget } = open();
    const seen: number[] = [];
    for (let ms = 0; ms <= 2000; ms += 100) {
      forget(start + ms);
      seen.push(await keysAt(ms));
    }
    expect([seen[0], seen[9], seen[10], seen[19], seen[20]]).toEqual([1, 1, 2, 2, 3]);
  });
});
