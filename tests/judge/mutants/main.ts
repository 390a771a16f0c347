import { parseArgs } from 'node:util';
import { examineRules } from './rules.ts';
import { report } from './source/report.ts';
import { examineSources } from './source/workers.ts';

/**
 * Changes one thing at a time in the lists of rules, and in the sources that measure, judge and schedule, and counts
 * the changes that tests notice. Ends with exit code 1 below this share of those that are not proven equal, or if the
 * list of equal ones is wrong.
 */
const wanted = 0.95;

const { write } = parseArgs({ options: { write: { type: 'boolean', default: false } } }).values;
const startedAt = performance.now();
const ofSources = examineSources();
const { kinds, survivors } = examineRules(write);

console.log('| change | all | a scenario notices | a decision notices | proven equal | survive |');
console.log('| --- | --- | --- | --- | --- | --- |');
const shares = kinds.map(({ kind, all, byScenario, byDecision, equal }) => {
  console.log(
    `| ${kind} | ${all} | ${byScenario} | ${byDecision} | ${equal} | ${all - byScenario - byDecision - equal} |`,
  );
  return [kind, all === equal ? 1 : (byScenario + byDecision) / (all - equal)] as [string, number];
});
for (const survivor of survivors) console.log(`survives: ${survivor}`);

const { lines, share, faults } = report(await ofSources);
for (const line of lines) console.log(line);
for (const fault of faults) console.log(fault);
shares.push(['sources', share]);

const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
console.log(`${shares.map(([of, one]) => `${of} ${(100 * one).toFixed(1)} %`).join(', ')}, in ${seconds} s`);
process.exitCode = faults.length === 0 && shares.every(([, one]) => one >= wanted) ? 0 : 1;
