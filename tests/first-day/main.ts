import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { services } from '../../src/catalogue/catalogue.ts';
import { changes, ways } from './change.ts';
import { accusedIn, type RowResult, resultsOf, rowsOf } from './rows.ts';
import { startServers } from './servers.ts';
import { isAccused, isNamed, tableOf } from './table.ts';

/**
 * Checks every service with one of its addresses changed, each in each way, and prints what was said. With `--write` the
 * table goes to METHOD.md. Ends with exit code 1 where somebody is accused, or what the path did is not named.
 */
const { write } = parseArgs({ options: { write: { type: 'boolean', default: false } } }).values;
const startedAt = performance.now();

const servers = await startServers([...changes, ...ways]);
const changed = await resultsOf(rowsOf(services, changes), servers);
const held = await resultsOf(rowsOf(services, ways), servers);
await servers.stop();

const table = tableOf(changed, held, ways);
console.log(`${table.join('\n')}\n`);
const told = ({ row, fresh }: RowResult) =>
  `${row.target.service.id}, ${row.change.id} at ${row.target.url}, ${row.browser}: ${fresh.state} ${accusedIn(fresh)}`;
const wrong = [
  ...changed.filter(isAccused),
  ...held.filter((one) => one.isAsked && one.row.target.isJudged && !isNamed(one)),
];
for (const one of wrong) console.log(told(one));
console.log(`in ${Math.round((performance.now() - startedAt) / 1000)} s`);

if (write) {
  const file = new URL('../../src/judge/METHOD.md', import.meta.url);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/^\| one address .*\n(?:\|.*\n)+/m, `${table.join('\n')}\n`));
}
process.exitCode = wrong.length > 0 ? 1 : 0;
process.exit();
