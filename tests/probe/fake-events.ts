import type { RequestEvents } from '../../src/probe/request.ts';

type Seen = ReturnType<RequestEvents['follow']>['seen'];

/**
 * Stands in for the browser's request events, which Node does not have: whatever is followed has "seen" this.
 * @param lateMs so late that who does not wait for so long has seen nothing
 */
export function fakeEvents(
  told: Seen = {},
  lateMs = 0,
): RequestEvents & {
  readonly followed: Set<string>;
} {
  const followed = new Set<string>();
  return {
    followed,
    follow(key) {
      followed.add(key);
      const seen: Seen = lateMs === 0 ? told : {};
      const settled = async (mostMs: number) => void (mostMs >= lateMs && Object.assign(seen, told));
      return { seen, settled, stop: () => void followed.delete(key) };
    },
  };
}
