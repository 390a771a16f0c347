import { addCounts } from '../../store/add-counts.ts';
import { openStore } from '../../store/open-store.ts';

/** Adds one to each of some counts, all at once, again and again until it is killed. Prints a line after each time. */

const networks = Array.from({ length: 40 }, (_, index) => index + 1);
const store = await openStore(process.argv[2] ?? '');
for (;;) {
  await addCounts(
    store,
    networks.map((asn) => ({ slot: 400, cc: 'RU', asn, service: 'telegram', relay: 'one', state: 'works', n: 1 })),
  );
  process.stdout.write('written\n');
}
