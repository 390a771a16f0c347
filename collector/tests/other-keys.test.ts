import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendMessage } from '../../src/community/offscreen/send.ts';
import { takePart } from '../../src/community/offscreen/take-part.ts';
import { emptyOutbox } from '../../src/community/outbox/outbox.ts';
import { emptySharingState, isContradicted, type SharingState } from '../../src/community/outbox/participation.ts';
import { readLogEntries } from '../store/log.ts';
import { storeSnapshots } from '../store/snapshots.ts';
import type { Store } from '../store/store.ts';
import { type Recorder, recordBefore } from './recorder.ts';
import { sampleReport } from './sample-report.ts';
import { type Grounds, logKeysIn, makeGrounds } from './start.ts';

const here = { cc: 'RU', asn: 8359 };

let grounds: Grounds;
beforeAll(async () => {
  grounds = await makeGrounds();
});
const recorders: Recorder[] = [];
afterAll(async () => {
  await grounds.leave();
  for (const recorder of recorders) await recorder.close();
});

/** The state of a person's browser after it tried to send a report, and what it posted. */
interface Tried {
  readonly state: SharingState;
  readonly posted: number;
}

/** The one publisher's key, with the gateway and relays of somebody who has it. */
interface Side {
  readonly store: Store;
  send(state?: SharingState): Promise<Tried>;
  /** Starts a gateway with new keys in place of the one before, and logs them. */
  restart(): Promise<void>;
}

async function open(store: Store): Promise<Side> {
  const relayed = async (): Promise<readonly Recorder[]> => {
    const { address } = await grounds.gateway(store);
    const both = [await grounds.relay([address]), await grounds.relay([address])];
    const before = await Promise.all(both.map((relay) => recordBefore(relay.address)));
    recorders.push(...before);
    return before;
  };
  let relays = await relayed();
  return {
    store,
    async restart() {
      relays = await relayed();
    },
    async send({ logs } = emptySharingState) {
      for (const relay of relays) relay.forget();
      const key = 'slot service asn';
      const due = { key, report: sampleReport(), from: here, queuedAt: Date.now(), notBefore: Date.now() };
      const { state } = await takePart(
        {
          event: { kind: 'due', onLine: true },
          due,
          sharing: { relays: relays.map(({ address }) => address), publisherKey: grounds.signingKey.publicKey },
          choice: { mode: 'share', since: 0 },
          state: { outbox: emptyOutbox, ...(logs ? { logs } : {}) },
          place: here,
          version: '0.1.0',
        },
        {
          send: sendMessage,
          networks: () => Promise.reject(new Error('no check has ended')),
          now: Date.now,
          random: Math.random,
        },
      );
      const posted = relays.flatMap((relay) => relay.posts()).length;
      expect(state.outbox.waiting).toHaveLength(1 - posted);
      return { state, posted };
    },
  };
}

const storeOf = (name: string) => grounds.openStore(join(grounds.folder, name));

/** Another log by the same key, which begins like the true one but has another gateway's keys. */
async function forked(from: Store, name: string): Promise<Side> {
  const store = await storeOf(name);
  await storeSnapshots(store, [], { from: 0, entries: await readLogEntries(from) });
  return open(store);
}

describe('a person who shares', () => {
  it('sends by the keys of one log, even after a gateway has started with others', async () => {
    const all = await open(await storeOf('honest'));
    const first = await all.send();
    await all.restart();
    const second = await all.send(first.state);
    expect([first.posted, second.posted, isContradicted(second.state)]).toEqual([1, 1, false]);
    expect(second.state.logs).toMatchObject([{ size: (await readLogEntries(all.store)).length }]);
  });

  it('sends nothing by keys that no publisher has logged, and blames no relay', async () => {
    const store = await storeOf('unlogged');
    const gateway = await grounds.newGateway(store);
    const relays = [await grounds.relay([gateway.address]), await grounds.relay([gateway.address])];
    const ask = {
      relays: relays.map(({ address }) => address),
      publisherKey: grounds.signingKey.publicKey,
      report: sampleReport(),
      from: here,
      country: here.cc,
    };
    const health = async () => (await fetch(`${gateway.address}/health`)).status;
    expect(await sendMessage(ask)).toEqual({ kind: 'failed', failed: [], refused: ask.relays, shown: [] });
    expect(await health()).toBe(503);
    await logKeysIn(store, grounds.signingKey);
    await gateway.refresh();
    expect(await sendMessage(ask)).toMatchObject({ kind: 'answered', failed: [], refused: [] });
    expect(await health()).toBe(200);
  });

  it("sends nothing by a second set of the day's keys, from a log made for them, and says so", async () => {
    const all = await open(await storeOf('all'));
    const trap = await forked(all.store, 'trap');
    await all.restart();
    const { state } = await all.send();
    const trapped = await trap.send(state);
    expect([trapped.posted, isContradicted(trapped.state)]).toEqual([0, true]);
    // Nobody knows which of the two logs everybody else sees.
    const later = await all.send(trapped.state);
    expect([later.posted, isContradicted(later.state)]).toEqual([0, true]);
  });

  it('whom such a log caught before the true one went on finds out by the next edition', async () => {
    const all = await open(await storeOf('early'));
    const { state } = await all.send();
    const trap = await forked(all.store, 'snare');
    const trapped = await trap.send(state);
    expect([trapped.posted, isContradicted(trapped.state)]).toEqual([1, false]);
    await all.restart();
    const warned = await all.send(trapped.state);
    expect([warned.posted, isContradicted(warned.state)]).toEqual([0, true]);
  });
});
