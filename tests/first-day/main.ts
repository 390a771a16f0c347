import { services } from '../../src/catalogue/catalogue.ts';
import { changes, ways } from './change.ts';
import { accusedIn, type RowResult, resultsOf, rowsOf } from './rows.ts';
import { startServers } from './servers.ts';
import { isAccused, isNamed, tableOf } from './table.ts';

/**
 * Checks every service with one of its addresses changed, each in each way, and prints the verdicts. Ends with exit
 * code 1 if somebody is accused, or if what the path did is not named.
 */
const startedAt = performance.now();

const servers = await startServers([...changes, ...ways]);
const changed = await resultsOf(rowsOf(services, changes), servers);
const held = await resultsOf(rowsOf(services, ways), servers);
await servers.stop();

console.log(`${tableOf(changed, held, ways).join('\n')}\n`);
const told = ({ row, fresh }: RowResult) =>
  `${row.target.service.id}, ${row.change.id} at ${row.target.url}, ${row.browser}: ${fresh.state} ${accusedIn(fresh)}`;
const wrong = [
  ...changed.filter(isAccused),
  ...held.filter((one) => one.isAsked && one.row.target.isJudged && !isNamed(one)),
];
for (const one of wrong) console.log(told(one));
console.log(`in ${Math.round((performance.now() - startedAt) / 1000)} s`);

process.exitCode = wrong.length > 0 ? 1 : 0;
process.exit();
