import { isDeepStrictEqual } from 'node:util';
import type { FunctionId } from '../../src/model/function-ids.ts';
import type { Reason } from '../../src/model/reasons.ts';
import type { Scenario } from './scenario-form.ts';
import { type ReasonSet, reasonSetNames, reasonSets, usualFunctionNames, usualFunctions } from './short-words.ts';

/** A scenario with the short words that its file uses for what many verdicts share. */
export function asWritten({ expected, ...scenario }: Scenario) {
  const services = Object.entries(expected.services).map(([id, { functions, ...verdict }]) => [
    id,
    {
      ...shortened(verdict),
      functions: Object.fromEntries(Object.entries(functions).map(([name, one]) => [name, functionWritten(one)])),
    },
  ]);
  return { ...scenario, expected: { ...expected, services: Object.fromEntries(services) } };
}

type Expected = Scenario['expected']['services'][string];

function functionWritten(one: Expected['functions'][FunctionId]) {
  const usual = usualFunctionNames.find((name) => isDeepStrictEqual(one, usualFunctions[name]));
  return usual ?? (one && shortened(one));
}

function shortened<Said extends Pick<Expected, 'because' | 'rules'>>({ because, rules, ...said }: Said) {
  return { ...said, because: withSets(because), ...(rules ? { rules: rules.join(' ') } : {}) };
}

function withSets(reasons: readonly Reason[]): (Reason | ReasonSet)[] {
  const [first, ...rest] = reasons;
  if (first === undefined) return [];
  const [longest] = reasonSetNames
    .filter((name) => reasonSets[name].every((reason, index) => reason === reasons[index]))
    .sort((a, b) => reasonSets[b].length - reasonSets[a].length);
  if (longest === undefined) return [first, ...withSets(rest)];
  return [longest, ...withSets(reasons.slice(reasonSets[longest].length))];
}
