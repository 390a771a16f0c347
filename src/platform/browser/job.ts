import { askOffscreenPage } from './offscreen-page.ts';

/**
 * Work that needs a document, which Chromium's service worker does not have: the types of its argument and its answer.
 */
export interface Job<Ask, Answer> {
  readonly name: string;
  /** Never set: it only carries the types. */
  readonly types?: (ask: Ask) => Answer;
}

/** The implementation of a job. */
export interface JobRunner {
  readonly name: string;
  readonly run: (ask: unknown, signal?: AbortSignal) => Promise<unknown>;
}

export function runnerOf<Ask, Answer>(
  { name }: Job<Ask, Answer>,
  run: (ask: Ask, signal?: AbortSignal) => Promise<Answer>,
): JobRunner {
  return { name, run: (ask, signal) => run(ask as Ask, signal) };
}

type Load = () => Promise<readonly JobRunner[]>;

let load: Load = async () => [];

/**
 * Makes this background run jobs itself. Firefox's background is a page with a document.
 * @param runners loads the implementations, for the first job
 */
export function runJobsHere(runners: Load): void {
  load = runners;
}

/**
 * Runs a job here or in the offscreen page. If it fails, this rejects with its error, or, if there is a signal,
 * resolves to undefined.
 * @param signal aborts the job, which then has no answer
 */
export async function runJob<Ask, Answer>(job: Job<Ask, Answer>, ask: Ask): Promise<Answer>;
export async function runJob<Ask, Answer>(
  job: Job<Ask, Answer>,
  ask: Ask,
  signal: AbortSignal,
): Promise<Answer | undefined>;
export async function runJob<Ask, Answer>(
  { name }: Job<Ask, Answer>,
  ask: Ask,
  signal?: AbortSignal,
): Promise<Answer | undefined> {
  const answer = load().then((runners) => {
    const runner = runners.find((one) => one.name === name);
    return runner ? runner.run(ask, signal) : askOffscreenPage(name, ask, signal);
  }) as Promise<Answer | undefined>;
  // A failed job must not end the check: a browser that is short of memory may refuse to create the page.
  return signal ? answer.catch(() => undefined) : answer;
}
