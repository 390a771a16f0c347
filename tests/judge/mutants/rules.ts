import { readScenarios } from '../read-scenarios.ts';
import { askedDuring } from '../rulebook/impossible.ts';
import { type ListOfRules, ruleLists } from '../rulebook/lists.ts';
import { type Placed, placedIn, saysTheSame } from '../rulebook/overlaps.ts';
import type { AnyFacts } from '../rulebook/solve.ts';
import { judgeScenario } from '../scenario.ts';
import { type Decision, readDecisions, writeDecisions } from './decisions.ts';
import { decides, differenceOf, kinds, type Mutant, mutantsOf } from './mutants.ts';

/** The results for the mutants of one kind. */
export interface RulesExamined {
  readonly kind: Mutant['kind'];
  readonly all: number;
  readonly byScenario: number;
  readonly byDecision: number;
  readonly equal: number;
}

/**
 * Changes one thing at a time in the lists of rules.
 * @param write whether to store a deciding state for each change that nothing notices
 */
export function examineRules(write: boolean): {
  readonly kinds: readonly RulesExamined[];
  readonly survivors: readonly string[];
} {
  const goldens = readScenarios().map((scenario) => {
    let said = '';
    const asked = askedDuring(() => {
      said = JSON.stringify(judgeScenario(scenario));
    });
    return { scenario, said, asked };
  });
  const stored = readDecisions();
  const added: Decision[] = [];
  const counts = new Map(kinds.map((kind) => [kind, { kind, all: 0, byScenario: 0, byDecision: 0, equal: 0 }]));
  const survivors: string[] = [];

  for (const list of ruleLists) {
    const rules = placedIn(list);
    for (const mutant of mutantsOf(list, rules)) {
      const count = counts.get(mutant.kind);
      if (!count) continue;
      count.all += 1;
      if (isNoticedByScenario(goldens, list, rules, mutant)) count.byScenario += 1;
      else if ([...stored, ...added].some((one) => isNoticedBy(one, list, rules, mutant))) count.byDecision += 1;
      else {
        const facts = differenceOf(mutant, rules, list);
        if (!facts) count.equal += 1;
        else if (write) {
          added.push({ list: list.name, rule: decides(rules, facts)?.id ?? '', facts });
          count.byDecision += 1;
        } else survivors.push(`${list.name}: ${mutant.change}, in ${JSON.stringify(facts)}`);
      }
    }
  }
  if (write) writeDecisions([...stored, ...added]);
  return { kinds: [...counts.values()], survivors };
}

interface Golden {
  readonly scenario: Parameters<typeof judgeScenario>[0];
  readonly said: string;
  readonly asked: ReturnType<typeof askedDuring>;
}

function isUnlike(rules: readonly Placed[], mutant: Mutant, facts: AnyFacts): boolean {
  const [before, after] = [decides(rules, facts), decides(mutant.rules, facts)];
  return before !== undefined && (after === undefined || !saysTheSame(before, after));
}

/** Whether a scenario that reaches such a state ends with a different verdict. */
function isNoticedByScenario(
  goldens: readonly Golden[],
  list: ListOfRules,
  rules: readonly Placed[],
  mutant: Mutant,
): boolean {
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
