import type { Failure } from '../../model/failures.ts';
import type { CauseFacts } from './cause-facts.ts';

/**
 * What failures show of a host that is an address. It has no comparison probes: no name was looked up, so none can have
 * been denied or forged, and the tries themselves went to the address without a name.
 */
export function factsAtAddress(facts: CauseFacts, failures: readonly Failure[]): CauseFacts {
  const isSilent = facts.shows === 'silence' && !failures.includes('tls_timeout_error') && facts.handshake !== 'done';
  return {
    ...facts,
    resolver: facts.shows === 'silence' && facts.resolver !== 'lies' ? 'fine' : facts.resolver,
    ownAddress: 'same',
    given: facts.given === 'else' ? 'else' : 'dead',
    address: isSilent ? 'silent' : 'not-asked',
  };
}
