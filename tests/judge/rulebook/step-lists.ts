import type { Step } from '../../../src/judge/step.ts';
import { endpointSteps, functionSteps, serviceSteps, transferSteps } from '../../../src/judge/steps.ts';

/** A step of any list, without the types of its verdicts. */
export type AnyStep = Step<object, object>;

/** A list of steps. `keyOf`: the subject of its verdicts, within one service. */
export interface ListOfSteps {
  readonly name: string;
  readonly steps: readonly AnyStep[];
  readonly keyOf: (verdict: object) => string;
}

function asAny<Verdict, Of>(
  name: string,
  steps: readonly Step<Verdict, Of>[],
  keyOf: (verdict: Verdict) => string,
): ListOfSteps {
  return { name, steps, keyOf } as unknown as ListOfSteps;
}

/** All lists of steps, in the order in which they change a verdict. */
export const stepLists: readonly ListOfSteps[] = [
  asAny('transfer', transferSteps, ({ of }) => of),
  asAny('endpoint', endpointSteps, ({ endpoint }) => endpoint.id),
  asAny('function', functionSteps, ({ function: id }) => id),
  asAny('service', serviceSteps, () => 'whole'),
];
