import type { Answer, Upstream } from './upstream.ts';

/** Many senders ask for keys. The gateway is asked once a minute at most. */
const freshMs = 60_000;

/** Anybody can send messages with an unknown key; the gateway must not be asked again for each of them. */
const heldMs = 1000;

/** The signed keys of a gateway, unchanged. */
export interface KeysCache {
  keys(now: number): Promise<Answer>;
  /** Call this when a message failed because of its key: the gateway may have restarted with other keys. */
  forget(now: number): void;
}

export function cacheKeys(gateway: Pick<Upstream, 'ask'>): KeysCache {
  let cached: { readonly answer: Promise<Answer>; readonly since: number } | undefined;
  return {
    keys(now) {
      if (cached && now < cached.since + freshMs) return cached.answer;
      const answer = gateway.ask('/keys');
      const made = { answer, since: now };
      cached = made;
      const drop = () => {
        if (cached === made) cached = undefined;
      };
      answer.then(({ status }) => status === 200 || drop(), drop);
      return answer;
    },
    forget(now) {
      if (cached && now >= cached.since + heldMs) cached = undefined;
    },
  };
}
