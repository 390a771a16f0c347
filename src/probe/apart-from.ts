import type { Fetcher } from './fetch-here.ts';

/**
 * In Chromium, makes requests from the same place over another connection. There are no cookies or logins there, and
 * the header filter removes what an answer sets.
 */
export function apartFrom(place: Fetcher): Fetcher {
  return (wire, ...how) => place({ ...wire, apart: true }, ...how);
}
