import type { Snapshot } from '../../protocol/wire/snapshot.ts';

type Network = Snapshot['networks'][number];

/**
 * At most this many networks of a country have a page. Five hundred, in eight languages, took half a minute to write.
 */
const most = 40;

/** The numbers of the networks with the most figures. All others are only in the CSV file. */
export function shownNetworks({ networks }: Snapshot): readonly Network[] {
  const byReports = networks.toSorted((a, b) => reportsOf(b) - reportsOf(a));
  return byReports.slice(0, most).sort((a, b) => a.asn - b.asn);
}

const reportsOf = ({ services }: Network): number =>
  Object.values(services).reduce((sum, { day, month }) => sum + (day ?? month ?? [0])[0], 0);
