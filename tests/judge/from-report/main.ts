import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asWritten } from '../as-written.ts';
import { makeScenario } from './make-scenario.ts';

/** `npm run scenario-from-report -- report.txt reported/telegram-reset.json`, or with the report on standard input. */

const usage = 'npm run scenario-from-report -- REPORT FOLDER/NAME.json\n  REPORT is a file, or - for standard input.';

try {
  const [report = '', file = ''] = process.argv.slice(2);
  if (report === '' || !/^[a-z0-9-]+\/[a-z0-9-]+\.json$/.test(file)) throw new Error(usage);
  const { scenario, differs } = makeScenario(readFileSync(report === '-' ? 0 : report, 'utf8'));
  const path = join('tests/scenarios', file);
  // An existing scenario is not overwritten.
  writeFileSync(path, `${JSON.stringify(asWritten(scenario), undefined, 2)}\n`, { flag: 'wx' });
  console.log(`${path} expects what the rules say today. Write in what they should say, the name and the source.`);
  if (differs) console.log(differs);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
