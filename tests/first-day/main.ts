import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { services } from '../../src/catalogue/catalogue.ts';
import { changes, ways } from './change.ts';
import { accusedIn, type RowResult, resultsOf, rowsOf } from './rows.ts';
import { startServers } from './servers.ts';
import { changesTable, isAccused, isNamed, waysTable } from './table.ts';

/**
 * Checks every service with one of its addresses changed, each in each way, and prints what was said. With `--write` the
 * tables go to METHOD.md. Ends with exit code 1 where somebody is accused, or what the path did is not named.
 */
const { write } = parseArgs({ options: { write: { type: 'boolean', default: false } } }).values;
const startedAt = performance.now();

const servers = await startServers([...changes, ...ways]);
const changed = await resultsOf(rowsOf(services, changes), servers);
const held = await resultsOf(rowsOf(services, ways), servers);
await servers.stop();

const tables = [changesTable(changed), waysTable(held, ways)];
for (const table of tables) console.log(`${table.join('\n')}\n`);
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
  let text = readFileSync(file, 'utf8');
  for (const table of tables) {
    const [head = ''] = table[0]?.slice(2).split(' |') ?? [];
    text = text.replace(new RegExp(`^\\| ${head} .*\\n(?:\\|.*\\n)+`, 'm'), `${table.join('\n')}\n`);
  }
  writeFileSync(file, text);
}
process.exitCode = wrong.length > 0 ? 1 : 0;
process.exit();
