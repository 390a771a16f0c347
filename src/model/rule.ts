import type { Reason } from './reasons.ts';
import { holds, type When } from './when.ts';

/** The names of what goes first. */
export type After = readonly string[] | 'all above';

/** A row of a list of rules. The comment above it says why it is right, and RULES.md shows it. */
export interface Rule<Facts, Then, Because = Reason> {
  readonly id: string;
  readonly when: When<Facts>;
  readonly then: Then;
  readonly because: readonly Because[];
  /** Rules above with another outcome that can hold together with this one: they go first. */
  readonly after?: After;
  /** The public text that says why this cause is named although another cause shows the same facts. */
  readonly prefers?: string;
}

/**
 * Rules about one situation. `when` holds for all of them. A last rule without conditions covers the rest of the group.
 */
export interface RuleGroup<Facts, Then, Because = Reason, Row = Rule<Facts, Then, Because>> {
  readonly group: string;
  readonly when: When<Facts>;
  /** Groups above with a rule that can hold together with one of these: they go first. */
  readonly after?: After;
  readonly rules: readonly Row[];
}

/** A rule as written: without `because` if it gives no reasons of its own. */
type Written<Facts, Then, Because> = Omit<Rule<Facts, Then, Because>, 'because'> & {
  readonly because?: readonly Because[];
};

/**
 * Groups in order. A test fails if two rules with different outcomes can hold together, and neither group nor rule says
 * which goes first.
 */
export interface RuleList<Facts, Then, Because = Reason> {
  readonly groups: readonly RuleGroup<Facts, Then, Because>[];
  /** The first rule that holds, in a group that holds. The last rule of a list has no conditions. */
  readonly first: (facts: Facts) => Rule<Facts, Then, Because>;
}

export function ruleList<Facts extends object, Then, Because = Reason>(
  written: readonly RuleGroup<Facts, Then, Because, Written<Facts, Then, Because>>[],
): RuleList<Facts, Then, Because> {
  const groups = written.map(({ rules, ...group }) => ({
    ...group,
    rules: rules.map((rule) => ({ because: [], ...rule })),
  }));
  return {
    groups,
    first(facts) {
      for (const { when, rules } of groups) {
        const found = holds(when, facts) ? rules.find((rule) => holds(rule.when, facts)) : undefined;
        if (found) return found;
      }
      throw new Error('no rule holds');
    },
  };
}
