/** How often to ask a store for the outcome of an upload, and for how long. */
export interface Patience {
  readonly everyMs: number;
  readonly tries: number;
}

/** A quarter of an hour. */
export const patience: Patience = { everyMs: 3000, tries: 300 };

/**
 * Sends a request to a store. Throws its answer if the status is no success, and if it redirects: the credentials would
 * go along.
 */
export async function ask(url: URL, init: RequestInit = {}): Promise<Response> {
  const answer = await fetch(url, { redirect: 'error', ...init });
  if (!answer.ok) throw new Error(`${url.host} answered ${answer.status}: ${(await answer.text()).slice(0, 1000)}`);
  return answer;
}

/** Asks until there is a result. Throws after `tries`. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined>,
  { everyMs, tries }: Patience,
): Promise<T> {
  for (let left = tries; left > 0; left -= 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  throw new Error(`There is still no ${what}.`);
}
