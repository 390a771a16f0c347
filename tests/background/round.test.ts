import '../fake-extension.ts';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runRound } from '../../src/background/round/round.ts';
import { askAddressJob, askRelayJob } from '../../src/offscreen/jobs.ts';
import { extension } from '../../src/platform/browser/extension.ts';
import { runJobsHere, runnerOf } from '../../src/platform/browser/job.ts';
import { openStore } from '../../src/platform/store/indexed/indexed-store.ts';
import type { Store } from '../../src/platform/store/store.ts';
import { StoreError } from '../../src/platform/store/store-error.ts';
import { fetchHere } from '../../src/probe/fetch-here.ts';
import { events, resetFake } from '../fake-extension.ts';
import { observationOf, roundOf } from '../platform/records.ts';
import { waitFor } from '../wait-for.ts';

let store: Store;

beforeEach(async () => {
  resetFake();
  globalThis.indexedDB = new IDBFactory();
  store = await openStore();
  // Workers have these, but Node has not.
  vi.stubGlobal('self', new EventTarget());
  vi.stubGlobal('navigator', { languages: ['en'], onLine: true, locks: navigator.locks });
  // Node has no page with frames either, from which addresses are asked.
  runJobsHere(async () => [runnerOf(askAddressJob, (wire, signal) => fetchHere(wire, signal ?? AbortSignal.abort()))]);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  runJobsHere(async () => []);
  store.close();
});

/** The first request is answered. Later ones hang until they are aborted, and fail with the reason of the abort. */
function answerOnce(): void {
  let asked = 0;
  vi.stubGlobal('fetch', (_url: string, { signal }: { signal: AbortSignal }) => {
    if (asked++ === 0) return Promise.resolve(new Response(undefined, { status: 204 }));
    return new Promise((_resolve, reject) => {
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  });
}

const noRoom = async () => {
  throw new DOMException('no room', 'QuotaExceededError');
};

const controlSubject = { kind: 'control', control: 'github', class: 'foreign', vendor: 'github' } as const;

/** A round of one service that began this many ms ago. */
async function begun(agoMs = 0) {
  const round = roundOf(Date.now() - agoMs, { status: 'running', services: ['viber'] });
  await store.putRound(round);
  return round;
}

describe('a round whose storage runs full', () => {
  it('ends when its requests are aborted, and says so', async () => {
    answerOnce();
    vi.spyOn(store, 'addObservation').mockImplementation(noRoom);
    const over = await runRound(await begun(), [], store, new AbortController().signal);
    expect(over).toMatchObject({ status: 'finished', problem: 'storage-full' });
  });

  it('ends when only the use of data cannot be stored, and says so', async () => {
    vi.spyOn(extension.storage.local, 'set').mockImplementation(noRoom);
    const over = await runRound(await begun(), [], store, AbortSignal.abort());
    expect(over).toMatchObject({ status: 'stopped', problem: 'storage-full' });
  });
});

describe('a round that cannot read the history', () => {
  it('leaves nothing of what it had set up', async () => {
    vi.spyOn(store, 'roundsSince').mockRejectedValue(new StoreError('failed'));
    await expect(runRound(await begun(), [], store, new AbortController().signal)).rejects.toThrow(StoreError);
    expect(events.errorOccurred.listeners.size).toBe(0);
  });
});

describe('a round whose storage is slow', () => {
  it('goes on asking meanwhile, and ends only when everything is stored', async () => {
    const asked = vi.fn(async () => new Response(undefined, { status: 204 }));
    vi.stubGlobal('fetch', asked);
    let release: () => void = () => undefined;
    const slowly = new Promise<void>((resolve) => {
      release = resolve;
    });
    const add = vi.spyOn(store, 'addObservation').mockImplementation(() => slowly);
    const stop = new AbortController();
    let isOver = false;
    const ending = runRound(await begun(), [], store, stop.signal).then(() => {
      isOver = true;
    });
    // The first step asks this many controls.
    await waitFor(() => expect(add.mock.calls.length).toBeGreaterThan(4));
    stop.abort();
    await waitFor(() => expect(asked.mock.calls.length).toBe(add.mock.calls.length));
    expect(isOver).toBe(false);
    release();
    await ending;
  });
});

describe('a round whose background was ended', () => {
  const stopped = AbortSignal.abort();

  it('ends when its time is up, however often it was continued', async () => {
    answerOnce();
    const over = await runRound(await begun(89_500), [], store, new AbortController().signal);
    expect(over).toMatchObject({ status: 'finished' });
  });

  it('says that the network changed if the device had slept before', async () => {
    const round = await begun(80_000);
    const seen = [observationOf(round.at + 1), observationOf(round.at + 75_000)];
    expect(await runRound(round, seen, store, stopped)).toMatchObject({ network: { state: 'changed' } });
  });

  it('says that the network changed if the link had been gone before', async () => {
    const round = await begun(2000);
    const seen = [observationOf(round.at + 1), { ...observationOf(round.at + 300), connection: 1 }];
    expect(await runRound(round, seen, store, stopped)).toMatchObject({ network: { state: 'changed' } });
  });

  it('says that there is a proxy if one was seen before', async () => {
    const round = await begun(2000);
    const seen = [{ ...observationOf(round.at + 1), subject: controlSubject, host: 'github.com', proxied: true }];
    expect(await runRound(round, seen, store, stopped)).toMatchObject({ network: { state: 'proxied' } });
  });
});

/** Everything answers except a messenger's hosts, and relays see the browser at these addresses, in turn. */
function blockedAndSeenAs(...addresses: readonly string[]): void {
  const asked = new Map<string, number>();
  const ask = async ({ url }: { readonly url: string }) => {
    const times = asked.get(url) ?? 0;
    asked.set(url, times + 1);
    const seenAs = addresses[times] ?? '';
    return { kind: 'reached', by: 'address', tookMs: 40, seenAs } as const;
  };
  runJobsHere(async () => [runnerOf(askRelayJob, ask)]);
  vi.stubGlobal('fetch', async (url: string) => {
    if (url.includes('signal')) {
      events.errorOccurred.fire({ url, tabId: -1, error: 'net::ERR_CONNECTION_RESET' });
      throw new TypeError('Failed to fetch');
    }
    return new Response(undefined, { status: url.startsWith('http:') ? 204 : 200 });
  });
}

describe('a round in which a messenger fails', () => {
  const home = '95.24.118.37';

  it.each([
    ['elsewhere', '176.59.44.8', 'changed', 'unsure'],
    ['where they did at first', home, 'online', 'blocked'],
    ['as a neighbour of what they did at first', '95.24.121.9', 'online', 'blocked'],
  ] as const)('gets its verdict if relays see the browser %s at the end', async (_where, later, network, messenger) => {
    blockedAndSeenAs(home, later);
    const round = { ...(await begun()), services: ['signal'] };
    const over = await runRound(round, [], store, new AbortController().signal);
    expect(over).toMatchObject({ network: { state: network }, verdicts: [{ state: messenger }] });
    const kept = JSON.stringify(await store.observationsOf(round.at));
    expect(kept).toContain('relay-answered');
    for (const address of [home, later]) expect(kept).not.toContain(address);
  });
});
