import { isDeepStrictEqual } from 'node:util';
import { type AnyStep, stepLists } from './step-lists.ts';

/** A step that was applied. */
export interface Applied {
  readonly step: string;
  /** The fields of the verdict that it changed. */
  readonly changed: readonly string[];
}

/** The steps of a list that one verdict went through. */
export interface Way {
  readonly list: string;
  readonly applied: readonly Applied[];
}

/** The ways of all verdicts that are made while `run` runs. */
export function waysDuring(run: () => void): Way[] {
  const ways: Way[] = [];
  const restore = stepLists.flatMap(({ name, steps, keyOf }) => {
    const ofRun = new Map<object, Map<string, Applied[]>>();
    return steps.map((step) => {
      const changeable = step as { then: AnyStep['then'] };
      const { then } = step;
      changeable.then = (before, of, all) => {
        const after = then(before, of, all);
        const known = ofRun.get(of) ?? new Map<string, Applied[]>();
        ofRun.set(of, known);
        const key = keyOf(before);
        const applied = known.get(key) ?? [];
        if (!known.has(key)) ways.push({ list: name, applied });
        known.set(key, applied);
        applied.push({ step: step.id, changed: changedFields(before, after) });
        return after;
      };
      return () => {
        changeable.then = then;
      };
    });
  });
  try {
    run();
  } finally {
    for (const one of restore) one();
  }
  return ways;
}

/** The ids of what made a verdict change with it, and are no fields that a step decides. */
const ids = ['rules', 'by'];

function changedFields(before: object, after: object): string[] {
  const [was, is]: Record<string, unknown>[] = [{ ...before }, { ...after }];
  return Object.keys({ ...was, ...is }).filter(
    (field) => !ids.includes(field) && !isDeepStrictEqual(was?.[field], is?.[field]),
  );
}

/** Two steps that changed the same field of one verdict, as `first < second`. */
export function pairsIn(ways: readonly Way[], list: string): Set<string> {
  const own = ways.filter((way) => way.list === list);
  return new Set(
    own.flatMap(({ applied }) =>
      applied.flatMap((second, index) =>
        applied
          .slice(0, index)
          .filter((first) => first.changed.some((field) => second.changed.includes(field)))
          .map((first) => `${first.step} < ${second.step}`),
      ),
    ),
  );
}
