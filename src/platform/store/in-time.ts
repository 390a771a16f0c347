import { StoreError } from './store-error.ts';

/**
 * How long the browser may take for one call of the history: a database whose disk is full or damaged may never answer.
 * @source our choice: many times what opening a year of checks takes on a slow phone
 */
const longestMs = 20_000;

/** Rejects with a `StoreError` if the work does not end in time. */
export async function inTime<Result>(work: Promise<Result>, ms = longestMs): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreError('failed')), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
