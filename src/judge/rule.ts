import type { Reason } from '../model/reasons.ts';

/** What has to be seen: each fact that is named has this value, or one of these. */
export type When<Seen> = { readonly [Fact in keyof Seen]?: Seen[Fact] | readonly Seen[Fact][] };

/** A line of a list of rules. METHOD.md shows the lists, and a test names each rule. */
export interface Rule<Seen, Then, Because = Reason> {
  readonly id: string;
  readonly when: When<Seen>;
  readonly then: Then;
  readonly because: readonly Because[];
}

/** The first rule whose facts were all seen. The last of a list asks for none. */
export function firstRule<Seen extends object, Then, Because>(
  rules: readonly Rule<Seen, Then, Because>[],
  seen: Seen,
): Rule<Seen, Then, Because> {
  const found = rules.find(({ when }) => applies(when, seen));
  if (!found) throw new Error('no rule applies');
  return found;
}

function applies<Seen extends object>(when: When<Seen>, seen: Seen): boolean {
  return (Object.keys(when) as (keyof Seen)[]).every((fact) => {
    const wanted = when[fact];
    return Array.isArray(wanted) ? wanted.includes(seen[fact]) : wanted === seen[fact];
  });
}
