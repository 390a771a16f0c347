import { execFileSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { mergePlaces, packLarge, packNetworks, type Range } from './merge-places.ts';
import { root } from './root.ts';
import { writeMmdb } from './write-mmdb.ts';

/**
 * Regenerates the files about networks: their countries and names, for builds that can share and all servers; the large
 * ones, for the publisher; and the database in which a relay looks up senders. Run it by hand a few times a year: `npm
 * run network-data`. The sources are 110 MB, and none is a MaxMind DB with networks, so they are no dependencies.
 */
const sources = ['@ip-location-db/asn@2.3.2026061719', '@ip-location-db/geo-whois-asn-country@2.3.2026061719'];

/** The fields of each line. */
async function* linesOf(file: string): AsyncGenerator<string[]> {
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const [from = '', to = '', what = '', ...name] = line.split(',');
    yield [from, to, what, name.join(',').replace(/^"|"$/g, '').replaceAll('""', '"')];
  }
}

/** A number for an address; for IPv6 the first 48 bits. The first network in a /48 gets all of it. */
const toNumber = (number: string, kind: 4 | 6) => (kind === 4 ? Number(number) : Number(BigInt(number) >> 80n));

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const folder = await mkdtemp(join(tmpdir(), 'reachable-networks-'));
  try {
    execFileSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', ...sources], { stdio: 'inherit' });
    const packages = join(folder, 'node_modules/@ip-location-db');
    const names = new Map<number, string>();
    const rangesOf = async (kind: 4 | 6) => {
      const ranges: { networks: Range[]; countries: Range[] } = { networks: [], countries: [] };
      for await (const [from = '', to = '', asn, name = ''] of linesOf(join(packages, `asn/asn-ipv${kind}-num.csv`))) {
        ranges.networks.push({ from: toNumber(from, kind), to: toNumber(to, kind), what: Number(asn) });
        names.set(Number(asn), name);
      }
      const countries = join(packages, `geo-whois-asn-country/geo-whois-asn-country-ipv${kind}-num.csv`);
      for await (const [from = '', to = '', cc = ''] of linesOf(countries))
        ranges.countries.push({ from: toNumber(from, kind), to: toNumber(to, kind), what: cc });
      return ranges;
    };
    const [short, long] = [await rangesOf(4), await rangesOf(6)];
    const places = mergePlaces(short, long);
    await writeFile(join(root, 'collector/relay/places.mmdb'), writeMmdb(places));
    await writeFile(join(root, 'protocol/wire/networks.txt'), packNetworks(places, names));
    await writeFile(join(root, 'collector/publisher/large-networks.txt'), packLarge(short.networks));
  } finally {
    await rm(folder, { recursive: true });
  }
}
