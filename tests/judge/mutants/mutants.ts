import type { ListOfRules } from '../rulebook/lists.ts';
import { type Placed, saysTheSame } from '../rulebook/overlaps.ts';
import { type AnyFacts, type AnyWhen, findState, wordsIn } from '../rulebook/solve.ts';

export const kinds = ['rule deleted', 'condition dropped', 'word dropped', 'neighbours swapped'] as const;

/** A list of rules with one change. */
export interface Mutant {
  readonly kind: (typeof kinds)[number];
  readonly list: string;
  readonly change: string;
  readonly rules: readonly Placed[];
  /** Rules, before or after the change, that decide whenever the change matters. */
  readonly changed: ReadonlySet<Placed>;
}

/** Every mutant of a list. Neighbours are only swapped if both can hold and have different outcomes. */
export function mutantsOf({ name, words, never }: ListOfRules, rules: readonly Placed[]): Mutant[] {
  const groups = [...new Set(rules.map(({ group }) => group))].map((group) =>
    rules.filter((one) => one.group === group),
  );
  return [
    ...rules.flatMap((rule) => [
      changed(name, rules, [rule], 'rule deleted', `${rule.id} deleted`),
      ...weakened(name, rules, [rule], ownPart),
    ]),
    ...groups.flatMap((group) => weakened(name, rules, group, guardPart)),
    ...rules
      .flatMap((_rule, at) => swapped(name, rules, at))
      .filter(
        (one) =>
          findState(
            words,
            [...one.changed].flatMap(({ when }) => when),
            never,
          ) !== undefined,
      ),
  ];
}

/** The places of the group's conditions, and of the rule's own, among all conditions of a rule. */
const [guardPart, ownPart] = [0, 1];

/** These rules with each condition dropped, and with each of its words dropped. */
function weakened(list: string, rules: readonly Placed[], of: readonly Placed[], part: number): Mutant[] {
  const [first] = of;
  const when = first?.when[part] ?? {};
  const name = part === guardPart ? first?.group : first?.id;
  return Object.entries(when).flatMap(([fact, wanted]) => {
    const { [fact]: _dropped, ...rest } = when;
    const all = wordsIn(wanted);
    const to = (kind: Mutant['kind'], word: string, change: AnyWhen) =>
      changed(list, rules, of, kind, `${name} without ${fact}${word}`, (rule) => ({
        ...rule,
        when: rule.when.map((one, index) => (index === part ? change : one)),
      }));
    return [
      to('condition dropped', '', rest),
      ...(all.length < 2 ? [] : all).map((word) =>
        to('word dropped', ` ${word}`, { ...when, [fact]: all.filter((one) => one !== word) }),
      ),
    ];
  });
}

/** @param become what to make of each rule; without it, they are deleted */
function changed(
  list: string,
  rules: readonly Placed[],
  of: readonly Placed[],
  kind: Mutant['kind'],
  change: string,
  become?: (rule: Placed) => Placed,
): Mutant {
  const after = new Map(of.map((rule) => [rule, become?.(rule)]));
  return {
    kind,
    list,
    change,
    rules: rules.flatMap((rule) => (after.has(rule) ? (after.get(rule) ?? []) : rule)),
    changed: new Set([...of, ...[...after.values()].flatMap((rule) => rule ?? [])]),
  };
}

function swapped(list: string, rules: readonly Placed[], at: number): Mutant[] {
  const [first, second] = [rules[at], rules[at + 1]];
  if (!first || !second || saysTheSame(first, second)) return [];
  const change = `${first.id} and ${second.id} swapped`;
  const inOrder = [...rules.slice(0, at), second, first, ...rules.slice(at + 2)];
  return [{ kind: 'neighbours swapped', list, change, rules: inOrder, changed: new Set([first, second]) }];
}

export function decides(rules: readonly Placed[], facts: AnyFacts): Placed | undefined {
  return rules.find(({ when }) => when.every((one) => holdsIn(one, facts)));
}

function holdsIn(when: AnyWhen, facts: AnyFacts): boolean {
  return Object.entries(when).every(([fact, wanted]) => wordsIn(wanted).includes(facts[fact]));
}

/** A possible state for which the mutant has a different outcome; undefined if it is proven equal. */
export function differenceOf(
  mutant: Mutant,
  rules: readonly Placed[],
  { words, never }: ListOfRules,
): AnyFacts | undefined {
  for (const [at, original] of rules.entries()) {
    for (const [place, other] of mutant.rules.entries()) {
      if (!mutant.changed.has(original) && !mutant.changed.has(other)) continue;
      if (saysTheSame(original, other)) continue;
      const above = [...rules.slice(0, at), ...mutant.rules.slice(0, place)];
      const facts = findState(words, [...original.when, ...other.when], [...never, ...new Set(above.map(whole))]);
      if (facts) return facts;
    }
  }
  // A deleted rule may leave a state without any rule.
  const left = findState(words, [], [...never, ...mutant.rules.map(whole)]);
  return left;
}

const wholes = new WeakMap<Placed, AnyWhen>();

/** All conditions of a rule, joined. */
function whole(rule: Placed): AnyWhen {
  const known = wholes.get(rule);
  if (known) return known;
  const merged: Record<string, unknown> = {};
  for (const when of rule.when) {
    for (const [fact, wanted] of Object.entries(when)) {
      merged[fact] = fact in merged ? wordsIn(merged[fact]).filter((word) => wordsIn(wanted).includes(word)) : wanted;
    }
  }
  wholes.set(rule, merged);
  return merged;
}
