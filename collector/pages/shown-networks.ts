import type { Snapshot } from '../../protocol/wire/snapshot.ts';

type Network = Snapshot['networks'][number];

/** So many networks of a country have a page. The pages of five hundred, in eight languages, took half a minute to write. */
const most = 40;

/** The networks of which most is known, by their numbers. All others are in the CSV file. */
export function shownNetworks({ networks }: Snapshot): readonly Network[] {
  const byReports = networks.toSorted((a, b) => reportsOf(b) - reportsOf(a));
  return byReports.slice(0, most).sort((a, b) => a.asn - b.asn);
}

const reportsOf = ({ services }: Network): number =>
  Object.values(services).reduce((sum, { day, month }) => sum + (day ?? month ?? [0])[0], 0);
