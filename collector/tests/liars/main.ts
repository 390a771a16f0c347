import { parseArgs } from 'node:util';
import { described, type Secret } from './plan.ts';
import { bestLiar } from './search.ts';

/** Searches for the liar who hides a block with the fewest neighbourhoods of addresses, and prints what they need. */

const usage = `npm run liars [-- --people 20,100,400,1000] [--percent 5,50] [--variations 150] [--runs 200]
  Prints with how many neighbourhoods of its network somebody hides a block that so many people see all day, in so many of a hundred
  publications: with addresses alone, and with the secret of one relay of three too. It takes minutes for each line.`;

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        people: { type: 'string', default: '20,100,400,1000' },
        percent: { type: 'string', default: '5,50' },
        variations: { type: 'string', default: '150' },
        runs: { type: 'string', default: '200' },
      },
    });
    const numbers = (text: string) => text.split(',').map(Number);
    const { people, percent, variations, runs } = values;
    return {
      people: numbers(people),
      percents: numbers(percent),
      effort: { variations: Number(variations), runs: Number(runs) },
    };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exit(2);
  }
}

const { people: sizes, percents, effort } = readArguments();
const columns = ['people', 'has', 'hides', 'neighbourhoods', 'in others', 'votes of relays by slot'] as const;
const widths = [8, 12, 8, 16, 11, 0];
const line = (cells: readonly unknown[]) => cells.map((cell, at) => String(cell).padEnd(widths[at] ?? 0)).join('');
console.log(line(columns));
for (const people of sizes) {
  const relay: Secret = { relay: 2, invents: 10 * people };
  for (const secret of [undefined, relay]) {
    for (const percent of percents) {
      const found = bestLiar({ people, percent, secret }, effort);
      const result = found
        ? [found.neighbourhoods, `${found.percent.toFixed(1)} %`, described(found.plan)]
        : [`over ${2 * people}`];
      console.log(line([people, secret ? 'a secret' : 'addresses', `${percent} %`, ...result]));
    }
  }
}
