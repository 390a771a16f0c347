import type { Answer, Upstream } from './upstream.ts';

/** So many senders ask so often that a gateway is asked for its keys once a minute, whatever they do. */
const freshMs = 60_000;

/** A gateway's signed keys, as it gave them. */
export function cacheKeys(gateway: Upstream): (now: number) => Promise<Answer> {
  let cached: { readonly answer: Promise<Answer>; readonly until: number } | undefined;
  return (now) => {
    if (cached && now < cached.until) return cached.answer;
    const answer = gateway.ask('/keys');
    const made = { answer, until: now + freshMs };
    cached = made;
    const forget = () => {
      if (cached === made) cached = undefined;
    };
    answer.then(({ status }) => status === 200 || forget(), forget);
    return answer;
  };
}
