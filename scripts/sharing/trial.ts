import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { relayNames, startAll } from '../../collector/start-all.ts';
import { addCounts, type Count } from '../../collector/store/add-counts.ts';
import { importPublicKey } from '../../protocol/signed/signature.ts';
import { verifySnapshot } from '../../protocol/signed/snapshot.ts';
import { networkCell } from '../../protocol/wire/cell.ts';
import type { Place } from '../../protocol/wire/place.ts';
import type { SharingConfig } from '../../protocol/wire/sharing-config.ts';
import type { Cell } from '../../protocol/wire/snapshot.ts';

/** Where the relays of a trial place this machine, whose own address says nothing: KPN, Netherlands. */
const trialPlace: Place = { cc: 'NL', asn: 1136 };

/** How many people who see the same are invented: a single person is never published. */
export const inventedPeople = 100;

/** In how many periods of six hours they report: the last day. */
export const inventedSlots = 4;

/** A cell as the publisher signed it. */
export interface Published {
  readonly cell: Cell;
  /** The page of its network. */
  readonly page: string;
}

/** All servers for sharing on this machine, with thresholds, noise and signatures as in real use. */
export interface Trial {
  readonly sharing: SharingConfig;
  /** Where the public pages are. */
  readonly pages: string;
  /** Resolves with the first report that the gateway has counted. */
  firstCount(signal?: AbortSignal): Promise<Count>;
  /** Adds reports of invented people who see the same, and publishes as if these six hours were over. */
  publishWithInvented(count: Count): Promise<Published>;
  /** Stops the servers and deletes all that they stored. */
  close(): Promise<void>;
}

/** @param location of the store: `postgres://...`, or undefined for an embedded one */
export async function startTrial({
  place = trialPlace,
  location,
}: {
  readonly place?: Place;
  readonly location?: string;
} = {}): Promise<Trial> {
  const folder = await mkdtemp(join(tmpdir(), 'reachable-trial-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', remove);
  const collector = await startAll({
    folder,
    host: '127.0.0.1',
    ports: { relays: [0, 0], gateway: 0, publisher: 0 },
    location,
    placeOf: () => place,
    ooniApi: undefined,
    isClockRight: false,
    say: () => undefined,
  });
  const { store, gateway, publisher, sharing } = collector;
  await publisher.published;
  const pages = publisher.address ?? '';

  return {
    sharing: { ...sharing, relays: [...sharing.relays], delays: 'none' },
    pages,
    async firstCount(signal) {
      for (;;) {
        signal?.throwIfAborted();
        await gateway.write();
        const [count] = await store.query<Count>('SELECT slot, cc, asn, service, relay, state, n FROM counts LIMIT 1');
        if (count) return count;
        await pause(500, undefined, signal ? { signal } : {});
      }
    },
    async publishWithInvented({ slot, cc, asn, service, state }) {
      const slots = Array.from({ length: inventedSlots }, (_, age) => slot - age);
      const n = inventedPeople / relayNames.length;
      await addCounts(
        store,
        slots.flatMap((one) => relayNames.map((relay) => ({ slot: one, cc, asn, service, relay, state, n }))),
      );
      await publisher.publish(slot + 1);
      await gateway.refresh();
      const signed = new Uint8Array(await (await fetch(`${pages}/${cc}.snapshot`)).arrayBuffer());
      const key = await importPublicKey(sharing.publisherKey);
      const { snapshot, fault } = await verifySnapshot(signed, key, { country: cc, now: Date.now() });
      const cell = snapshot && networkCell(snapshot, asn, service, 'day');
      if (!cell) throw new Error(`Nothing was published: ${fault ?? 'the cell is missing'}.`);
      return { cell, page: `${pages}/${cc}-AS${asn}.html` };
    },
    async close() {
      await collector.close();
      process.off('exit', remove);
      remove();
    },
  };
}
