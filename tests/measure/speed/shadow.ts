import { readFileSync } from 'node:fs';
import { checkOf } from '../../../src/measure/check/check.ts';
import { lineBelief, logEvidence } from '../../../src/measure/speed/evidence.ts';
import { convictingOdds } from '../../../src/measure/speed/next-sample.ts';
import { type SampleSeen, speedSamples } from '../../../src/measure/speed/samples.ts';
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
  `${counted.rows} rows: slow by both ${counted.both}, by the model alone ${counted.model}, by the rules alone ${counted.rules}; ` +
    `by the model where nothing is held back ${counted.wrong}.`,
);

function compare({ name, rows, evidence: { observations } }: Stored): void {
  const samples = speedSamples(checkOf(observations));
  for (const direction of ['down', 'up'] as const) {
    const all = samples.filter(({ isUpload }) => isUpload === (direction === 'up'));
    const controls = all.filter(({ of }) => of.subject.kind === 'control');
    const belief = lineBelief(controls);
    for (const { service, said, expected } of controls.length > 0 ? rows : []) {
      const own = all.filter(({ of }) => of.subject.kind === 'service' && of.subject.service === service);
      if (own.length === 0) continue;
      const evidence = logEvidence(own, belief);
      const byModel = evidence >= Math.log(convictingOdds);
      const functions: readonly (string | undefined)[] = direction === 'down' ? ['web', 'media'] : ['upload'];
      const byRules = (said?.functions ?? []).some((one) => functions.includes(one.function) && one.state === 'slow');
      const isHeld = JSON.stringify(expected).includes('slow');
      counted.rows++;
      counted.both += byModel && byRules ? 1 : 0;
      counted.model += byModel && !byRules ? 1 : 0;
      counted.rules += byRules && !byModel ? 1 : 0;
      counted.wrong += byModel && !isHeld ? 1 : 0;
      if (byModel !== byRules)
        console.log(
          `${name}: ${service} ${direction}, ${byRules ? 'slow by the rules' : 'slow by the model'}, ln E ${evidence.toFixed(1)}: ${own.map(text).join(', ')}; controls ${controls.map(text).join(', ')}`,
        );
    }
  }
}

function text({ bytes, ms, roundTripMs }: SampleSeen): string {
  return `${Math.round(bytes / 1024)} KiB in ${Math.round(ms)} (${Math.round(roundTripMs)}) ms`;
}
