import { readFileSync } from 'node:fs';
import { checkOf } from '../../../src/measure/check/check.ts';
import { lineOf, shownOfAbroad, speedOutcomes } from '../../../src/measure/speed/outcome.ts';
import type { SpeedSample } from '../../../src/measure/speed/sample.ts';
import type { Observation } from '../../../src/model/observation.ts';
import type { Result } from '../../lab/run-scenario.ts';

/**
 * `npm run shadow -- lab.json ...`: what the model of speed makes of the checks that the lab wrote with `--json`, beside
 * the rules. Each row on which they differ is printed with its samples.
 */
type Stored = Pick<Result, 'name' | 'rows'> & { readonly evidence: { readonly observations: readonly Observation[] } };

const counted = { rows: 0, both: 0, model: 0, rules: 0, wrong: 0 };

for (const file of process.argv.slice(2)) {
  for (const result of JSON.parse(readFileSync(file, 'utf8')) as Stored[]) compare(result);
}
console.log(
  `${counted.rows} rows: held back by both ${counted.both}, by the model alone ${counted.model}, by the rules alone ${counted.rules}; ` +
    `by the model where nothing is held back ${counted.wrong}.`,
);

function compare({ name, rows, evidence: { observations } }: Stored): void {
  const check = checkOf(observations);
  const abroad = shownOfAbroad('down', check);
  const beside = abroad === undefined ? 'all' : 'domestic';
  for (const outcome of speedOutcomes(check, undefined, beside)) {
    const { service, direction, log, shows, samples, controls } = outcome;
    const row = rows.find((one) => one.service === service);
    if (!row || controls === 0) continue;
    const byModel = shows === 'slow' || shows === 'stops' || shows === 'fallen';
    const functions: readonly (string | undefined)[] = direction === 'down' ? ['web', 'media'] : ['upload'];
    const byRules = (row.said?.functions ?? []).some(
      (one) => functions.includes(one.function) && (one.state === 'slow' || one.cause === 'freeze'),
    );
    const isHeld = /slow|freeze/.test(JSON.stringify(row.expected));
    counted.rows++;
    counted.both += byModel && byRules ? 1 : 0;
    counted.model += byModel && !byRules ? 1 : 0;
    counted.rules += byRules && !byModel ? 1 : 0;
    counted.wrong += byModel && !isHeld ? 1 : 0;
    if (byModel !== byRules)
      console.log(
        `${name}: ${service} ${direction}, ${byRules ? 'by the rules' : `${shows} by the model`}, ln E ${log.toFixed(1)}: ${samples.map(text).join(', ')}; controls ${lineOf(outcome, check, beside).controls.map(text).join(', ')}`,
      );
  }
}

function text({ bytes, ms, roundTripMs, isUnfinished }: SpeedSample): string {
  return `${isUnfinished ? 'not ' : ''}${Math.round(bytes / 1024)} KiB in ${Math.round(ms)} (${Math.round(roundTripMs)}) ms`;
}
