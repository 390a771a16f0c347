import { readFileSync } from 'node:fs';
import { type Check, checkOf } from '../../../src/measure/check/check.ts';
import { type EarlierOf, lineOf, speedOutcomes } from '../../../src/measure/speed/outcome.ts';
import { nothingEarlier } from '../../../src/measure/speed/past.ts';
import type { SpeedSample } from '../../../src/measure/speed/sample.ts';
import { lineTold } from '../../../src/measure/speed/told.ts';
import { keptIn } from '../../../src/measure/transfers/past-speeds.ts';
import { networkPolicy } from '../../../src/model/network-states.ts';
import type { Round, RoundRecord } from '../../../src/model/round.ts';
import type { Result } from '../../lab/run-scenario.ts';

/**
 * `npm run shadow -- lab.json ...`: what the model of speed makes of the checks that the lab wrote with `--json`, beside
 * the rules. Each row on which they differ is printed with its samples.
 */
type Stored = Pick<Result, 'name' | 'rows'> & { readonly evidence: RoundRecord };

const probes = { down: 'download', up: 'upload' } as const;

const counted = { rows: 0, both: 0, model: 0, rules: 0, wrong: 0 };

for (const file of process.argv.slice(2)) {
  for (const result of JSON.parse(readFileSync(file, 'utf8')) as Stored[]) compare(result);
}
console.log(
  `${counted.rows} rows: held back by both ${counted.both}, by the model alone ${counted.model}, by the rules alone ${counted.rules}; ` +
    `by the model where nothing is held back ${counted.wrong}.`,
);

function compare({ name, rows, evidence: { round, observations } }: Stored): void {
  // What holds everything from abroad back is told of the connection.
  if (round.network && networkPolicy(round.network.state).heldBack) return;
  const check = checkOf(observations);
  for (const outcome of speedOutcomes(check, earlierOf(round, check))) {
    const { service, direction, log, shows, samples, controls } = outcome;
    const row = rows.find((one) => one.service === service);
    if (!row || controls === 0) continue;
    const byModel = shows === 'slow' || shows === 'stops' || shows === 'fallen';
    // A page is no sample: its server writes it meanwhile.
    const told = (row.said?.functions ?? []).find((one) => one.function === keptIn[probes[direction]].function);
    const byRules = told?.state === 'slow' || told?.cause === 'freeze';
    const isHeld = /slow|freeze/.test(JSON.stringify(row.expected));
    counted.rows++;
    counted.both += byModel && byRules ? 1 : 0;
    counted.model += byModel && !byRules ? 1 : 0;
    counted.rules += byRules && !byModel ? 1 : 0;
    counted.wrong += byModel && !isHeld ? 1 : 0;
    if (byModel !== byRules)
      console.log(
        `${name}: ${service} ${direction}, ${byRules ? 'by the rules' : `${shows} by the model`}, ln E ${log.toFixed(1)}: ${samples.map(text).join(', ')}; controls ${lineOf(outcome, check, 'all').controls.map(text).join(', ')}`,
      );
  }
}

/** What the rules say is usual, as three checks told it: the line of a world stays as it is. */
function earlierOf({ verdicts }: Round, check: Check): EarlierOf {
  return (service, direction) => {
    const { function: place } = keptIn[probes[direction]];
    const functions = verdicts.flatMap((one) => (one.service === service ? one.functions : []));
    const usual = functions.find((one) => one.function === place)?.usualKbps;
    const ofLine = lineTold(lineOf({ direction, transport: 'tcp' }, check, 'all').controls)?.from;
    if (usual === undefined || ofLine === undefined) return nothingEarlier;
    return { ...nothingEarlier, past: { ofService: [usual, usual, usual], ofLine: [ofLine, ofLine, ofLine] } };
  };
}

function text({ bytes, ms, roundTripMs, isUnfinished }: SpeedSample): string {
  return `${isUnfinished ? 'not ' : ''}${Math.round(bytes / 1024)} KiB in ${Math.round(ms)} (${Math.round(roundTripMs)}) ms`;
}
