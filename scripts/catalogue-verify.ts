import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isoDay, startOfDay } from '../src/model/list-day.ts';
import { updateKeys } from '../src/model/project.ts';
import { updateFile, verifiedUpdate } from './catalogue-update/verified-update.ts';
import { root } from './root.ts';

const usage = `npm run catalogue:verify [-- FILE] [--key PUBLIC]
  Verifies an update of the catalogue as the extension does, release/addresses.txt if no FILE is named. PUBLIC is the public
  half of a key; those of src/model/project.ts if absent.`;

try {
  const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  const { values, positionals } = parseArgs({ options: { key: { type: 'string' } }, allowPositionals: true });
  const keys = values.key ? [values.key] : updateKeys;
  const file = readFileSync(positionals[0] ?? updateFile);
  const { number, services, controls } = await verifiedUpdate(file, { keys, now: Date.now(), version });
  console.log(
    `Good: signed on ${isoDay(startOfDay(number))}, ${services.length} messengers, ${controls.length} comparison sites, ${file.length} bytes.`,
  );
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  process.exitCode = 1;
}
