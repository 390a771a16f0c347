import { compareAddress } from '../model/compare-addresses.ts';

/** What came of asking a call relay once as which address it sees this browser; no address where it did not say. */
export interface SeenFrom {
  readonly relay: string;
  readonly address?: string | undefined;
}

/**
 * Do call relays see the browser in another network than at first? Only a clear difference counts: all that told an
 * address at first told the same one, each was asked again, and those that answered told the same one again, which is no
 * neighbour of the first. A carrier may have many addresses, and gives a person one of them (RFC 6888, REQ-2) or another
 * one of the same pool; where it gives each connection its own, the answers differ from the beginning.
 * @param answers in the order in which they came
 */
export function isSeenElsewhere(answers: readonly SeenFrom[]): boolean {
  const relays = [...new Set(answers.map(({ relay }) => relay))];
  const told = relays
    .map((relay) => answers.filter((answer) => answer.relay === relay).map(({ address }) => address))
    .filter(([first]) => first !== undefined);
  if (told.some(({ length }) => length < 2)) return false;
  const [before, ...others] = new Set(told.flatMap(([first]) => first ?? []));
  const [now, ...otherNow] = new Set(told.flatMap((addresses) => addresses.at(-1) ?? []));
  if (before === undefined || now === undefined || others.length + otherNow.length > 0) return false;
  return compareAddress(now, [before]) === 'other';
}
