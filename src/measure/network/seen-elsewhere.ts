import { compareAddress } from '../../model/compare-addresses.ts';

/** What came of asking a call relay once as which address it sees this browser; no address where it did not say. */
export interface SeenFrom {
  readonly relay: string;
  readonly address?: string | undefined;
}

/**
 * Do call relays see the browser in another network than at first? Only a clear difference counts: they told one address,
 * and from some moment on another one that is no neighbour of it; each that told one was asked again, and the last word of
 * all that answered is the other one. A carrier may have many addresses, and gives a person one of them (RFC 6888, REQ-2) or
 * another one of the same pool; where it gives each connection its own, the answers go to and fro.
 * @param answers in the order in which they came
 */
export function isSeenElsewhere(answers: readonly SeenFrom[]): boolean {
  const told = answers.flatMap(({ address }) => address ?? []);
  const [before, now, ...more] = told.filter((address, index) => address !== told[index - 1]);
  if (before === undefined || now === undefined || more.length > 0) return false;
  const relays = new Set(answers.filter(({ address }) => address !== undefined).map(({ relay }) => relay));
  const isSettled = [...relays].every((relay) => {
    const ofRelay = answers.filter((answer) => answer.relay === relay);
    return ofRelay.length > 1 && ofRelay.at(-1)?.address !== before;
  });
  return isSettled && compareAddress(now, [before]) === 'other';
}
