import type { RequestEvents } from '../../src/probe/exchange.ts';

/** Stands in for the browser's request events, which Node does not have: whatever is followed has "seen" this. */
export function fakeEvents(seen: ReturnType<RequestEvents['follow']>['seen'] = {}): RequestEvents & {
  readonly followed: Set<string>;
} {
  const followed = new Set<string>();
  return {
    followed,
    follow(key) {
      followed.add(key);
      return { seen, settled: async () => undefined, stop: () => void followed.delete(key) };
    },
  };
}
