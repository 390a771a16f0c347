import { type ReportSchema, reportSchemas } from '../../protocol/wire/report.ts';
import { slotOf } from '../../protocol/wire/slot.ts';
import { services } from '../../src/catalogue/catalogue.ts';
import { lookEachMinute } from '../each-day.ts';
import { codeOf, type Say } from '../log.ts';
import type { Metric } from '../metrics/metric.ts';
import { watchRequests } from '../metrics/watch-requests.ts';
import { ownVersion } from '../own-version.ts';
import { readNetworks } from '../read-networks.ts';
import type { TrustedRelay } from '../setting-forms.ts';
import { addCounts, type Count } from '../store/add-counts.ts';
import { offerKeySets, readLoggedKeySets } from '../store/key-sets.ts';
import type { Store } from '../store/store.ts';
import { startWriteClock } from '../write-clock.ts';
import { prepareAnswers } from './answers.ts';
import { createGateway } from './gateway.ts';
import { gatewayMetrics } from './gateway-metrics.ts';
import { openKeyRing } from './key-ring.ts';
import { openLedger } from './ledger.ts';
import { keepPace } from './pace.ts';
import { countVotes } from './votes.ts';

export interface GatewaySettings {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Closed together with the gateway. */
  readonly store: Store;
  readonly relays: readonly TrustedRelay[];
  readonly oldestVersion: string;
  /** The versions of reports that it accepts. */
  readonly reports?: readonly ReportSchema[];
  /** As in `votes.ts`. */
  readonly mostCells?: number;
  readonly say?: Say;
}

/** How often a gateway without logged keys looks for some. */
const lookForLogEveryMs = 2000;

/** A running server. */
export interface Running {
  /** `http://host:port` */
  readonly address: string;
  close(): Promise<void>;
}

export interface RunningGateway extends Running {
  /** Writes what was counted since the last write, before its time. */
  write(): Promise<void>;
  /** Loads what was published since, before its time. */
  refresh(): Promise<void>;
  metrics(): readonly Metric[];
}

export async function startGateway(settings: GatewaySettings): Promise<RunningGateway> {
  const { store, relays, oldestVersion, reports = reportSchemas, mostCells, say = () => undefined } = settings;
  const keyRing = openKeyRing(Date.now());
  const answers = await prepareAnswers(store, reports);
  const refreshKeys = async () => {
    const sets = keyRing.sets();
    await offerKeySets(store, sets);
    keyRing.logged(
      await readLoggedKeySets(
        store,
        sets.map(({ hash }) => hash),
      ),
    );
  };
  const refresh = async () => void (await Promise.all([answers.refresh(), refreshKeys()]));
  await refreshKeys();
  const ledger = openLedger((counts) =>
    addCounts(store, inSlot(slotOf(Date.now()), counts)).catch((error: unknown) => {
      say(`The counts cannot be written: ${codeOf(error)}.`, 'error');
      throw error;
    }),
  );
  const votes = countVotes({
    networks: await readNetworks(),
    services: new Set(services.map(({ id }) => id)),
    oldestVersion,
    newestVersion: ownVersion,
    onFull: (relay) =>
      say(
        `Through the relay ${relay} come more pairs of network and service than the gateway remembers votes of: no further ones count for six hours. Somebody may have its secret.`,
        'error',
      ),
    ...(mostCells === undefined ? {} : { mostCells }),
  });
  const server = createGateway({ keyRing, relays, answers, ledger, votes, reports, pace: keepPace(), now: Date.now });
  const requests = watchRequests(server);
  const minutes = lookEachMinute(Date.now, (at) => {
    keyRing.turn(at);
    votes.turn(at);
    // While the store cannot be read, the old answers stay in use.
    refresh().catch(() => undefined);
  });
  /** After a start, nobody can send until the publisher has logged the keys. */
  const impatience = setInterval(() => {
    if (!keyRing.loggedKeys()) refreshKeys().catch(() => undefined);
  }, lookForLogEveryMs);
  const names = relays.map(({ name }) => name);
  const writes = startWriteClock(ledger.write, Date.now);
  const address = await server.listen({ host: settings.host, port: settings.port });
  return {
    address,
    write: ledger.write,
    refresh,
    metrics: () => [...requests(), ...gatewayMetrics(ledger, votes, names)],
    async close() {
      minutes.stop();
      clearInterval(impatience);
      writes.stop();
      await server.close();
      await ledger.write();
      await store.close();
    },
  };
}

/**
 * Counts belong to the slot in which they are written. Added to an earlier slot, e.g. after the store was down, they
 * would change published figures, and the difference would have no noise.
 */
const inSlot = (slot: number, counts: readonly Count[]): readonly Count[] =>
  counts.map((count) => ({ ...count, slot }));
