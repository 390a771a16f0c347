import type { Entry, Site } from './sites.ts';

/** One change of the value of a site. */
export interface SourceMutant {
  /** The key, which stays the same while file, name and change do: `measure/network/line.ts lossyRate + 25 %`. */
  readonly key: string;
  readonly site: number;
  readonly change: (value: unknown) => unknown;
}

export function mutantsOf(sites: readonly Site[]): SourceMutant[] {
  return sites.flatMap((site, number) =>
    changesOf(site).map(([words, change]) => ({
      key: `${site.file.replace('src/', '')} ${site.name} ${words}`,
      site: number,
      change,
    })),
  );
}

type Change = readonly [words: string, change: (value: unknown) => unknown];

function changesOf({ kind, entries = [] }: Site): Change[] {
  if (kind === 'predicate') return [['negated', (one) => !one]];
  if (kind === 'list') return entries.flatMap((entry, at) => changesOfEntry(entry, at, entries));
  return [
    ['+ 25 %', (one) => larger(Number(one))],
    ['- 25 %', (one) => smaller(Number(one))],
  ];
}

/** A quarter more; a whole number stays whole and grows by at least one. */
export function larger(value: number): number {
  return Number.isInteger(value) ? Math.max(value + 1, Math.ceil(value * 1.25)) : value * 1.25;
}

export function smaller(value: number): number {
  return Number.isInteger(value) ? Math.min(value - 1, Math.floor(value * 0.75)) : value * 0.75;
}

/**
 * A list without an entry, with one condition of it dropped, and with it moved before each of those that have to go
 * first.
 */
function changesOfEntry({ name, after, conditions }: Entry, at: number, entries: readonly Entry[]): Change[] {
  const first = entries.slice(0, at).filter((one) => after === 'all above' || after?.includes(one.name));
  return [
    [`without ${name}`, (list) => without(list as readonly unknown[], at)],
    ...conditions.map(
      (fact): Change => [
        `${name} whatever ${fact}`,
        (list) => (list as readonly object[]).map((one, place) => (place === at ? unconditioned(one, fact) : one)),
      ],
    ),
    ...first.map(
      (one): Change => [
        `${name} before ${one.name}`,
        (list) => moved(list as readonly unknown[], at, entries.indexOf(one)),
      ],
    ),
  ];
}

function without(list: readonly unknown[], at: number): readonly unknown[] {
  return list.filter((_one, place) => place !== at);
}

function moved(list: readonly unknown[], from: number, to: number): readonly unknown[] {
  const others = without(list, from);
  return [...others.slice(0, to), list[from], ...others.slice(to)];
}

function unconditioned(entry: object, fact: string): object {
  const { [fact]: _dropped, ...when } = (entry as { readonly when: Readonly<Record<string, unknown>> }).when;
  return { ...entry, when };
}
