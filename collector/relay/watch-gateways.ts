import type { Upstream } from './upstream.ts';

/** Anybody may ask a relay for its health. It asks its gateways once in this time. */
const freshMs = 10_000;

/**
 * Which of the gateways answer.
 * @param now epoch ms
 */
export function watchGateways(gateways: readonly Pick<Upstream, 'ask'>[], now: () => number) {
  let asked: { readonly since: number; readonly answers: Promise<readonly boolean[]> } | undefined;
  return (): Promise<readonly boolean[]> => {
    if (asked && now() < asked.since + freshMs) return asked.answers;
    const answers = Promise.all(gateways.map(isUp));
    asked = { since: now(), answers };
    return answers;
  };
}

const isUp = (gateway: Pick<Upstream, 'ask'>): Promise<boolean> =>
  gateway.ask('/health').then(
    ({ status }) => status === 200,
    () => false,
  );
