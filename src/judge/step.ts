import type { Case } from './case.ts';

/** A verdict, or a part of one. */
interface Told {
  /** The ids of the rules and steps that made it, in order. */
  readonly rules?: readonly string[];
}

/**
 * A row of a list of steps, which change verdicts that rules made. The comment above it says why it is right, and
 * RULES.md shows it.
 */
export interface Step<Verdict, Of = Case> {
  readonly id: string;
  /**
   * Whether the verdict changes. RULES.md shows the name of this function. `all`: the verdicts beside it, and itself.
   */
  readonly when: (verdict: Verdict, of: Of, all: readonly Verdict[]) => boolean;
  readonly then: (verdict: Verdict, of: Of, all: readonly Verdict[]) => Changed<Verdict>;
  /** Steps above that can change the same fields of the same verdict: they go first. */
  readonly after?: readonly string[];
}

/** A verdict after a step. `by`: the ids of rules that the step used, which replace its own. */
export type Changed<Verdict> = Verdict & { readonly by?: readonly string[] };

/**
 * The verdicts after all steps. Each step sees all verdicts as the earlier steps left them, and a verdict keeps the ids
 * of everything that made it.
 */
export function applySteps<Verdict extends Told, Of>(
  steps: readonly Step<Verdict, Of>[],
  verdicts: readonly Verdict[],
  of: Of,
): readonly Verdict[] {
  return steps.reduce(
    (all, step) => all.map((one) => (step.when(one, of, all) ? after(step, one, of, all) : one)),
    verdicts,
  );
}

function after<Verdict extends Told, Of>(
  { id, then }: Step<Verdict, Of>,
  before: Verdict,
  of: Of,
  all: readonly Verdict[],
): Verdict {
  const { by = [id], ...changed } = then(before, of, all);
  return { ...(changed as unknown as Verdict), rules: [...(before.rules ?? []), ...by] };
}
