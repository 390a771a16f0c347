import { askOffscreenPage } from './offscreen-page.ts';

/** Something that needs a document, which Chromium's worker has not: what it is given, and what it answers. */
export interface Errand<Ask, Answer> {
  readonly name: string;
  /** Never there: it carries the types. */
  readonly types?: (ask: Ask) => Answer;
}

/** How one errand is run. */
export interface ErrandRunner {
  readonly name: string;
  readonly run: (ask: unknown, signal?: AbortSignal) => Promise<unknown>;
}

export function runnerOf<Ask, Answer>(
  { name }: Errand<Ask, Answer>,
  run: (ask: Ask, signal?: AbortSignal) => Promise<Answer>,
): ErrandRunner {
  return { name, run: (ask, signal) => run(ask as Ask, signal) };
}

let runners: readonly ErrandRunner[] = [];

/** Makes this background run errands itself: Firefox's is a page with a document. */
export function runErrandsHere(these: readonly ErrandRunner[]): void {
  runners = these;
}

/**
 * Runs an errand: here, or in the offscreen page. It rejects with its error, or, with a signal, gives no answer.
 * @param signal ends it early, without an answer
 */
export async function runErrand<Ask, Answer>(errand: Errand<Ask, Answer>, ask: Ask): Promise<Answer>;
export async function runErrand<Ask, Answer>(
  errand: Errand<Ask, Answer>,
  ask: Ask,
  signal: AbortSignal,
): Promise<Answer | undefined>;
export async function runErrand<Ask, Answer>(
  { name }: Errand<Ask, Answer>,
  ask: Ask,
  signal?: AbortSignal,
): Promise<Answer | undefined> {
  const runner = runners.find((one) => one.name === name);
  const answer = (runner ? runner.run(ask, signal) : askOffscreenPage(name, ask, signal)) as Promise<
    Answer | undefined
  >;
  // What belongs to a check must not end it: a browser that is short of memory may refuse the page.
  return signal ? answer.catch(() => undefined) : answer;
}
