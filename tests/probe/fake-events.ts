import type { RequestEvents } from '../../src/probe/request.ts';

type Seen = ReturnType<RequestEvents['follow']>['seen'];

/**
 * Replaces the browser's request events, which Node lacks: every followed request reports `reported`.
 * @param lateMs the delay before it is reported
 */
export function fakeEvents(
  reported: Seen = {},
  lateMs = 0,
): RequestEvents & {
  readonly followed: Set<string>;
} {
  const followed = new Set<string>();
  return {
    followed,
    follow(key) {
      followed.add(key);
      const seen: Seen = lateMs === 0 ? reported : {};
      const settled = async (maxMs: number) => void (maxMs >= lateMs && Object.assign(seen, reported));
      return { seen, settled, stop: () => void followed.delete(key) };
    },
  };
}
