import type { Answer, Upstream } from './upstream.ts';

/** So many senders ask so often that a gateway is asked for its keys once a minute, whatever they do. */
const freshMs = 60_000;

/** Anybody can send what was sealed for no key; the gateway is not to be asked again for each of those. */
const heldMs = 1000;

/** A gateway's signed keys, as it gave them. */
export interface KeysCache {
  keys(now: number): Promise<Answer>;
  /** A message failed for its key: the gateway may have been started again, and has others. */
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
