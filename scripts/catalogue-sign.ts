import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readSigningKey } from '../collector/signing-key.ts';
import { packaged } from '../src/catalogue/catalogue.ts';
import { numberOfDay } from '../src/model/list-day.ts';
import { signedCatalogue } from './catalogue-update/signed-catalogue.ts';
import { updateFile } from './catalogue-update/verified-update.ts';
import { root } from './root.ts';

const usage = `npm run catalogue:sign -- --key FILE [--out FILE] [--least VERSION]
  Signs the catalogue of this checkout as an update, for 45 days. Its number has to be the day, in UTC. FILE is a private key of P-256 as PEM. --out is where the
  update is written, release/addresses.txt if absent. --least is the least version that reads it, that of package.json if
  absent.
npm run catalogue:sign -- --key FILE --public
  Prints the public half of the key, for src/model/project.ts.`;

/** The number of the update in this file, if it is one. */
function numberIn(file: string): number {
  return existsSync(file) ? Number(/"number":(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) : 0;
}

try {
  const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  const { values } = parseArgs({
    options: {
      key: { type: 'string' },
      out: { type: 'string', default: updateFile },
      least: { type: 'string', default: version },
      public: { type: 'boolean', default: false },
    },
  });
  if (!values.key) throw new Error('--key is missing.');
  const key = await readSigningKey(values.key);
  if (values.public) console.log(key.publicKey);
  else {
    const now = Date.now();
    const today = numberOfDay(now);
    if (packaged.number !== today)
      throw new Error(`The number in src/catalogue/catalogue.ts is ${packaged.number}: set it to the day, ${today}.`);
    if (numberIn(values.out) >= today) throw new Error(`${values.out} has a list of today: no other is later.`);
    const file = signedCatalogue(packaged, { now, leastVersion: values.least }, key);
    writeFileSync(values.out, file);
    console.log(`${values.out}: number ${today}, ${Buffer.byteLength(file)} bytes, signed by ${key.publicKey}`);
  }
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  process.exitCode = 1;
}
