import type { RowAssessed } from './assess.ts';

/** The popup's words for a messenger while a check ran, in order, ms from the click. */
export type Words = readonly { readonly ms: number; readonly word: string }[];

/** One row of the popup while a check runs. */
export interface Glance {
  readonly service: string;
  readonly stage: string | undefined;
  readonly state: string | undefined;
}

/** Reads the rows of the popup. It runs in the page, so it can use nothing outside itself. */
export function glance(): Glance[] {
  return [...document.querySelectorAll<HTMLElement>('[data-service]')].map(({ dataset }) => ({
    service: dataset['service'] ?? '',
    stage: dataset['stage'],
    state: dataset['state'],
  }));
}

/**
 * A row that is not judged yet shows its last result, dimmed. Something that opens but is still being examined is not
 * said to work.
 */
export function wordOf({ stage, state }: Glance): string | undefined {
  if (stage === 'reach') return undefined;
  return stage === 'speed' && state === 'works' ? 'opens' : state;
}

export function withWord(before: Words, word: string | undefined, ms: number): Words {
  return word === undefined || before.at(-1)?.word === word ? before : [...before, { ms, word }];
}

/** When rows got their last word, and how often they took one back. */
export interface Waited {
  /** Seconds to the last word of affected rows, and of the others, ascending. */
  readonly affected: readonly number[];
  readonly others: readonly number[];
  readonly rows: number;
  /** `worse`: "works" was said first. `better`: "blocked" was said, and "works" later. */
  readonly tookBack: Readonly<Record<'worse' | 'better' | 'other', number>>;
}

export function waited(
  results: readonly { readonly rows: readonly RowAssessed[]; readonly words: Readonly<Record<string, Words>> }[],
): Waited {
  const told = results.flatMap(({ rows, words }) =>
    rows.flatMap(({ service, said }) => {
      const all = words[service] ?? [];
      return all.length > 0 ? [{ all, isAffected: said?.state !== 'works' && said?.state !== 'site-only' }] : [];
    }),
  );
  const lastOf = (isAffected: boolean) =>
    told
      .filter((row) => row.isAffected === isAffected)
      .map(({ all }) => (all.at(-1)?.ms ?? 0) / 1000)
      .sort((a, b) => a - b);
  const changes = told.flatMap(({ all }) => all.slice(1).map(({ word }, index) => kindOf(all[index]?.word, word)));
  const count = (kind: ReturnType<typeof kindOf>) => changes.filter((one) => one === kind).length;
  return {
    affected: lastOf(true),
    others: lastOf(false),
    rows: told.length,
    tookBack: { worse: count('worse'), better: count('better'), other: count('other') },
  };
}

function kindOf(before: string | undefined, after: string): 'worse' | 'better' | 'other' | 'first' {
  if (before === 'opens') return 'first';
  if (before === 'works') return 'worse';
  return before === 'blocked' && after === 'works' ? 'better' : 'other';
}
