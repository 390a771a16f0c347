import { compareAddress } from '../../model/compare-addresses.ts';

/** The public address that a call relay reported; absent if it reported none. */
export interface ReflexiveAddress {
  readonly relay: string;
  readonly address?: string | undefined;
}

/**
 * Whether the public address has changed since the check began, according to call relays (STUN). Only a clear change
 * counts: from some moment on they report a different address, not near the first; each relay that reported one was
 * asked again, and gave the new address last. Carriers may have many addresses: they give a person one of them (RFC
 * 6888, REQ-2) or another one of the same pool; if they give each connection its own, the answers alternate.
 * @param answers in the order in which they came
 */
export function hasPublicAddressChanged(answers: readonly ReflexiveAddress[]): boolean {
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
