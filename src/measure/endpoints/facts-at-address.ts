import type { CauseFacts } from './cause-facts.ts';

/**
 * What failures show of a host that is an address. No name was looked up, so none can have been denied or forged, and
 * the tries themselves went to the address without a name.
 */
export function factsAtAddress(facts: CauseFacts): CauseFacts {
  const isSilent = facts.shows === 'silence' && facts.silentAt !== 'handshake' && facts.handshake !== 'done';
  return {
    ...facts,
    lookup: 'quick',
    elsewhere: 'not-asked',
    ownLookup: 'public',
    ownAddress: 'same',
    ownHost: 'not-asked',
    leadsTo: 'unknown',
    address: isSilent ? 'silent' : 'not-asked',
  };
}
