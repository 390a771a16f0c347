import type { Contact } from '../../src/model/service.ts';

/** One entry as all browsers and node saw it. */
export interface Tried {
  readonly url: string;
  /** Nothing went wrong, and something was answered. */
  readonly works: boolean;
  /** What came back, in a few words. */
  readonly saw: string;
}

/**
 * The contacts with all that has now been seen to work. A failure removes nothing and lowers no date: the server did
 * answer then, and may have a bad day. What has left the catalogue leaves the contacts too.
 * @param known every URL of the catalogue
 */
export function withNewContacts(
  before: Readonly<Record<string, Contact>>,
  tried: readonly Tried[],
  known: ReadonlySet<string>,
  { on, from }: Pick<Contact, 'on' | 'from'>,
): Record<string, Contact> {
  const now = tried
    .filter(({ url, works }) => works && !((before[url]?.on ?? '') > on))
    .map(({ url, saw }) => [url, { on, from, saw }] as const);
  return Object.fromEntries(
    Object.entries({ ...before, ...Object.fromEntries(now) })
      .filter(([url]) => known.has(url))
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}
