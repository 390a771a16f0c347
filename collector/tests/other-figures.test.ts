import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slotOf } from '../../protocol/wire/slot.ts';
import { sendMessage } from '../../src/community/offscreen/send.ts';
import { takePart } from '../../src/community/offscreen/take-part.ts';
import {
  emptySharingState,
  isContradicted,
  type SharingState,
  snapshotToShow,
} from '../../src/community/outbox/participation.ts';
import type { RunningGateway } from '../gateway/start-gateway.ts';
import { openPublicFolder } from '../publisher/public-folder.ts';
import { publishAll } from '../publisher/publish.ts';
import { addCounts } from '../store/add-counts.ts';
import { readSnapshots, storeSnapshots } from '../store/snapshots.ts';
import type { Store } from '../store/store.ts';
import { noLarge, noNoise, twoRelays } from './publisher/sample-parts.ts';
import { throughTwo } from './sample-count.ts';
import { type Grounds, makeGrounds } from './start.ts';

const now = slotOf(Date.now());
let grounds: Grounds;
beforeAll(async () => {
  grounds = await makeGrounds();
});
afterAll(() => grounds.leave());

/** A publisher with the one signing key, and the gateway and relays that serve its publications. */
interface Side {
  readonly store: Store;
  publish(counter: number): Promise<void>;
  /** Serves what is in the store. */
  refresh(): Promise<void>;
  /** Reads the figures; returns what the reader's browser keeps. */
  read(state?: SharingState): Promise<SharingState>;
}

async function open(name: string, share: 'works' | 'blocked'): Promise<Side> {
  const store = await grounds.openStore(join(grounds.folder, name));
  const counts = [1, 2, 3, 4].map((age) => ({ slot: now - age, cc: 'RU', asn: 8359, service: 'telegram', n: 400 }));
  await addCounts(store, throughTwo(counts.map((count) => ({ ...count, state: share }))));
  const gateway: RunningGateway = await grounds.newGateway(store);
  const relays = [await grounds.relay([gateway.address]), await grounds.relay([gateway.address])];
  const folder = await openPublicFolder(join(grounds.folder, `${name}-public`));
  return {
    store,
    refresh: gateway.refresh,
    async publish(counter) {
      const parts = { store, folder, signingKey: grounds.signingKey, noise: noNoise, relays: twoRelays };
      const rest = { nameOf: () => undefined, isLarge: noLarge, keepDays: 90 };
      expect((await publishAll({ ...parts, ...rest }, counter, new Map())).countries).toEqual(['RU']);
      await gateway.refresh();
    },
    async read(state = emptySharingState) {
      const sharing = {
        relays: relays.map(({ address }) => address),
        publisherKey: grounds.signingKey.publicKey,
      };
      const result = await takePart(
        {
          event: { kind: 'read' },
          sharing,
          choice: { mode: 'read', since: 0 },
          state,
          place: { cc: 'RU', asn: 8359 },
          version: '0.1.0',
        },
        {
          send: sendMessage,
          networks: () => Promise.reject(new Error('nobody reports here')),
          now: Date.now,
          random: Math.random,
        },
      );
      expect([result.reached, isContradicted(result.state)]).toContain(true);
      return result.state;
    },
  };
}

const problems = (state: SharingState) => snapshotToShow(state)?.services['telegram']?.day?.[1];

describe('a publisher', () => {
  it('that shows everybody the same is believed, publication after publication', async () => {
    const all = await open('honest', 'works');
    let state: SharingState | undefined;
    for (const counter of [now - 3, now - 2, now]) {
      await all.publish(counter);
      state = await all.read(state);
      expect([isContradicted(state), state.snapshot?.counter, problems(state)]).toEqual([false, counter, 0]);
    }
  });

  it('that shows one person different figures, in a log made for them, is found out by the next answer', async () => {
    const all = await open('all', 'works');
    const trap = await open('trap', 'blocked');
    for (const side of [all, trap]) await side.publish(now - 1);
    const trapped = await trap.read();
    expect(problems(trapped)).toBeGreaterThan(0);
    await all.publish(now);
    const warned = await all.read(trapped);
    expect([isContradicted(warned), snapshotToShow(warned)]).toEqual([true, undefined]);
    // A reader who saw the true log first does not fall for the trap at all.
    await trap.publish(now);
    const wary = await trap.read(await all.read());
    expect([isContradicted(wary), snapshotToShow(wary)]).toEqual([true, undefined]);
    expect(wary.snapshot?.services['telegram']?.day?.[1]).toBe(0);
  });

  it('that signs figures for one person and logs them nowhere is found out at once', async () => {
    const all = await open('unlogged', 'works');
    const other = await open('elsewhere', 'blocked');
    for (const side of [all, other]) await side.publish(now);
    const [logged] = await readSnapshots(all.store);
    const [signed] = await readSnapshots(other.store);
    expect(logged && signed).toBeDefined();
    if (!logged || !signed) return;
    await all.store.query('DELETE FROM snapshots');
    await storeSnapshots(all.store, [{ ...signed, proof: logged.proof }]);
    await all.refresh();
    const state = await all.read();
    expect([isContradicted(state), state.snapshot]).toEqual([true, undefined]);
  });
});
