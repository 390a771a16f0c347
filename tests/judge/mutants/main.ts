import { parseArgs } from 'node:util';
import { readScenarios } from '../read-scenarios.ts';
import { askedDuring } from '../rulebook/impossible.ts';
import { type ListOfRules, ruleLists } from '../rulebook/lists.ts';
import { type Placed, placedIn, saysTheSame } from '../rulebook/overlaps.ts';
import type { AnyFacts } from '../rulebook/solve.ts';
import { judgeScenario } from '../scenario.ts';
import { type Decision, readDecisions, writeDecisions } from './decisions.ts';
import { decides, differenceOf, kinds, type Mutant, mutantsOf } from './mutants.ts';

/**
 * Changes one thing at a time in the lists of rules, and counts which changes a golden scenario or a stored decision
 * notices. Ends with exit code 1 below these shares of the changes that are not proven equal.
 */
const wanted: Readonly<Record<Mutant['kind'], number>> = {
  'rule deleted': 0.95,
  'condition dropped': 0.95,
  'word dropped': 0.95,
  'neighbours swapped': 0.95,
};

const { write } = parseArgs({ options: { write: { type: 'boolean', default: false } } }).values;
const startedAt = performance.now();

const goldens = readScenarios().map((scenario) => {
  let said = '';
  const asked = askedDuring(() => {
    said = JSON.stringify(judgeScenario(scenario));
  });
  return { scenario, said, asked };
});
const stored = readDecisions();
const added: Decision[] = [];
const noticed = new Map<Mutant['kind'], { scenario: number; decision: number; equal: number; all: number }>();
const survivors: string[] = [];

for (const list of ruleLists) {
  const rules = placedIn(list);
  for (const mutant of mutantsOf(list, rules)) {
    const count = noticed.get(mutant.kind) ?? { scenario: 0, decision: 0, equal: 0, all: 0 };
    noticed.set(mutant.kind, count);
    count.all += 1;
    if (isNoticedByScenario(list, rules, mutant)) count.scenario += 1;
    else if ([...stored, ...added].some((one) => isNoticedBy(one, list, rules, mutant))) count.decision += 1;
    else {
      const facts = differenceOf(mutant, rules, list);
      if (!facts) count.equal += 1;
      else if (write) {
        added.push({ list: list.name, rule: decides(rules, facts)?.id ?? '', facts });
        count.decision += 1;
      } else survivors.push(`${list.name}: ${mutant.change}, in ${JSON.stringify(facts)}`);
    }
  }
}

function isUnlike(rules: readonly Placed[], mutant: Mutant, facts: AnyFacts): boolean {
  const [before, after] = [decides(rules, facts), decides(mutant.rules, facts)];
  return before !== undefined && (after === undefined || !saysTheSame(before, after));
}

/** Does a scenario that asks such a state end with another verdict? */
function isNoticedByScenario(list: ListOfRules, rules: readonly Placed[], mutant: Mutant): boolean {
  const touched = goldens.filter(({ asked }) =>
    asked.some((one) => one.list === list.name && isUnlike(rules, mutant, one.facts)),
  );
  const changeable = list.list as { first: typeof list.list.first };
  const { first } = changeable;
  changeable.first = (facts) => {
    const found = decides(mutant.rules, { ...facts });
    if (!found) throw new Error('no rule holds');
    return found as unknown as ReturnType<typeof first>;
  };
  try {
    return touched.some(({ scenario, said }) => {
      try {
        return JSON.stringify(judgeScenario(scenario)) !== said;
      } catch {
        return true;
      }
    });
  } finally {
    changeable.first = first;
  }
}

function isNoticedBy({ list, facts }: Decision, { name }: ListOfRules, rules: readonly Placed[], mutant: Mutant) {
  return list === name && isUnlike(rules, mutant, facts);
}

if (write) writeDecisions([...stored, ...added]);
console.log('| change | all | a scenario notices | a decision notices | proven equal | survive |');
console.log('| --- | --- | --- | --- | --- | --- |');
const shares = kinds.map((kind) => {
  const { scenario, decision, equal, all } = noticed.get(kind) ?? { scenario: 0, decision: 0, equal: 0, all: 0 };
  console.log(`| ${kind} | ${all} | ${scenario} | ${decision} | ${equal} | ${all - scenario - decision - equal} |`);
  return { kind, share: all === equal ? 1 : (scenario + decision) / (all - equal) };
});
for (const survivor of survivors) console.log(`survives: ${survivor}`);
const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
console.log(`${shares.map(({ kind, share }) => `${kind} ${(100 * share).toFixed(1)} %`).join(', ')}, in ${seconds} s`);
process.exitCode = shares.every(({ kind, share }) => share >= wanted[kind]) ? 0 : 1;
