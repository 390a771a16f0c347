import { isDeepStrictEqual } from 'node:util';
import type { Reason } from '../../src/model/reasons.ts';
import { answering, type ReasonSet, reasonSetNames, reasonSets } from './reason-sets.ts';
import type { Scenario } from './scenario-form.ts';

/** A scenario with the short words that its file has for what many verdicts share. */
export function asWritten({ expected, ...scenario }: Scenario) {
  const services = Object.entries(expected.services).map(([id, { functions, ...verdict }]) => [
    id,
    {
      ...verdict,
      because: withSets(verdict.because),
      functions: Object.fromEntries(
        Object.entries(functions).map(([name, one]) => [
          name,
          isDeepStrictEqual(one, answering) ? 'answers' : { ...one, because: withSets(one.because) },
        ]),
      ),
    },
  ]);
  return { ...scenario, expected: { ...expected, services: Object.fromEntries(services) } };
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
