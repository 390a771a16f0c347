import type { Fetcher } from './fetch-here.ts';

/**
 * Makes requests from the same place over another connection. In Chromium there are no cookies or logins in the fresh
 * frame; in Firefox the header filter removes them, and what an answer sets in both.
 */
export function apartFrom(place: Fetcher): Fetcher {
  return (wire, ...how) => place({ ...wire, apart: true }, ...how);
}
