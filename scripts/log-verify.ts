import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dayMs } from '../collector/each-day.ts';
import { auditPlaces, type Place } from '../collector/publisher/log/audit.ts';
import { publicKeyOf } from '../collector/publisher/log/checkpoint-note.ts';
import { readFrom } from '../collector/publisher/public-folder.ts';

const usage = `npm run log:verify -- PLACE... --key PUBLIC [--seen FILE]
  Verifies the log of what was published, in each folder or at each address: it is whole, each snapshot is in it, and all
  places have the same. It tells how many sets of keys the last days have: one for each gateway and each start of one. PUBLIC is the publisher's public key, as a raw point in base64. FILE has checkpoints that were seen
  earlier, a size and a root in each line: the log has to begin with them, and the new checkpoint is added to it.`;

const daysTold = 7;
const nameOf = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10);

const isAddress = (place: string) => /^https?:\/\//.test(place);

const placeOf = (name: string): Place => ({ name, read: (path) => (isAddress(name) ? fetched : readFrom)(name, path) });

async function fetched(address: string, path: string): Promise<Uint8Array | undefined> {
  const answer = await fetch(`${address.replace(/\/$/, '')}/${path}`, { redirect: 'error' });
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new Error(`${path} is answered with ${answer.status}.`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** Throws if a line is no checkpoint. */
function checkpointOf(line: string) {
  const [, size, root = ''] = /^(\d+) ([A-Za-z0-9+/]{43}=)$/.exec(line) ?? [];
  if (!root) throw new Error(`"${line}" is no size and root of a log.`);
  return { size: Number(size), root };
}

try {
  const options = { key: { type: 'string' }, seen: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const { key, seen } = values;
  if (key === undefined || positionals.length === 0) throw new Error('There has to be a key, and a place.');
  const lines = seen !== undefined && existsSync(seen) ? readFileSync(seen, 'utf8').trim().split('\n') : [];
  const { checkpoint, keysOfDays, problems } = await auditPlaces(
    positionals.map(placeOf),
    publicKeyOf(key),
    lines.filter((line) => line !== '').map(checkpointOf),
  );
  for (const problem of problems) console.error(problem);
  if (checkpoint) {
    const line = `${checkpoint.size} ${checkpoint.root}`;
    if (seen !== undefined && !lines.includes(line)) writeFileSync(seen, `${[...lines, line].join('\n').trim()}\n`);
    console.log(`Good: ${line}`);
    for (const [day, sets] of [...keysOfDays].slice(-daysTold)) console.log(`Keys of ${nameOf(day)}: ${sets}`);
  } else process.exitCode = 1;
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  process.exitCode = 1;
}
