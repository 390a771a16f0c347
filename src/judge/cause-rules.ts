import type { CauseFacts } from '../measure/endpoints/cause-facts.ts';
import type { MadeBy } from '../model/failures.ts';
import type { Reason } from '../model/reasons.ts';
import type { Cause, Manner } from '../model/verdict.ts';
import type { Rule } from './rule.ts';

/** What a rule makes of failures; without a cause it is not clear. */
interface CauseThen {
  /** `down`: the name no longer exists for anyone; `unsure`: it may not. Absent: `blocked`. */
  readonly state?: 'down' | 'unsure';
  readonly cause?: Cause;
  readonly manner?: Manner;
  /** Who can have made it, by all that was seen. */
  readonly madeBy: MadeBy;
}

/** An outage of the service would look the same, so such a cause is at most likely. */
const mayBeDown: readonly Reason[] = ['may-be-down'];
const unclear: readonly Reason[] = ['name-or-address-unclear', 'may-be-down'];

/** The causes of a host's failures. The reasons come after those that the contrasts give. */
// biome-ignore format: a table is read by its columns
export const causeRules: readonly Rule<CauseFacts, CauseThen>[] = [
  // The name.
  { id: 'name-leads-into-own-network', when: { failure: 'local_address', elsewhere: ['exists', 'silent', 'not-asked'] }, then: { cause: 'dns', manner: 'poisoned', madeBy: 'way' }, because: [] },
  { id: 'name-gone-everywhere',                 when: { failure: ['dns_lookup_error', 'connection_refused'], elsewhere: 'gone' },                    then: { state: 'down', madeBy: 'absence' },                                because: ['name-gone-everywhere'] },
  { id: 'name-gone-by-one-resolver',            when: { stage: 'dns', elsewhere: 'gone-by-one' },                                                    then: { state: 'unsure', madeBy: 'absence' },                              because: ['name-gone-by-one'] },
  { id: 'lookup-lost-on-a-line-that-loses',     when: { stage: 'dns', lookup: 'slow', line: 'loses' },                                             then: { state: 'unsure', madeBy: 'absence' },                              because: ['may-be-the-line'] },
  { id: 'lookup-lost-here-alone',               when: { stage: 'dns', elsewhere: 'exists', lookup: 'slow' },                                         then: { cause: 'dns', manner: 'timeout', madeBy: 'way' },                  because: [] },
  { id: 'name-denied-here-alone',               when: { stage: 'dns', elsewhere: 'exists' },                                                         then: { cause: 'dns', manner: 'nxdomain', madeBy: 'way' },                 because: [] },
  { id: 'lookup-lost',                          when: { stage: 'dns', lookup: 'slow' },                                                              then: { cause: 'dns', manner: 'timeout', madeBy: 'absence' },              because: mayBeDown },
  { id: 'name-denied',                          when: { stage: 'dns' },                                                                              then: { cause: 'dns', manner: 'nxdomain', madeBy: 'absence' },             because: mayBeDown },
  { id: 'name-leads-to-a-wrong-place',          when: { leadsTo: 'wrong-place', elsewhere: ['exists', 'silent', 'not-asked'] },                      then: { cause: 'dns', manner: 'poisoned', madeBy: 'way' },                 because: [] },
  // Such an address may also be a place of the service that is out.
  { id: 'name-leads-to-a-dead-address', when: { shows: 'silence', ownAddress: ['other', 'outside'], ownHost: ['silent', 'refuses'], address: ['answers', 'something', 'not-asked'] }, then: { cause: 'dns', manner: 'poisoned', madeBy: 'absence' }, because: mayBeDown },
  { id: 'name-leads-to-one-that-refuses', when: { failure: ['connection_refused', 'host_unreachable'], ownAddress: ['other', 'outside'], address: ['answers', 'something', 'not-asked'] }, then: { cause: 'dns', manner: 'poisoned', madeBy: 'absence' }, because: mayBeDown },
  { id: 'name-leads-to-somebody-else', when: { shows: 'wrong-certificate', ownAddress: ['other', 'outside'], address: ['answers', 'something', 'not-asked'] }, then: { cause: 'dns', manner: 'poisoned', madeBy: 'way' }, because: [] },
  // Silence.
  { id: 'silent-after-the-handshake',           when: { shows: 'silence', handshake: 'done' },                                                       then: { state: 'unsure', madeBy: 'inside' },                               because: ['handshake-finished'] },
  { id: 'handshake-unanswered',                 when: { shows: 'silence', silentAt: 'handshake' },                                                   then: { cause: 'tls', manner: 'timeout', madeBy: 'way' },                  because: mayBeDown },
  { id: 'own-resolver-denies',                  when: { shows: 'silence', elsewhere: 'exists', ownLookup: 'none' },                                  then: { cause: 'dns', manner: 'nxdomain', madeBy: 'way' },                 because: [] },
  { id: 'own-resolver-silent-on-a-line-that-loses', when: { shows: 'silence', ownLookup: 'silent', line: 'loses' },                               then: { state: 'unsure', madeBy: 'absence' },                              because: ['may-be-the-line'] },
  { id: 'own-resolver-silent',                  when: { shows: 'silence', elsewhere: 'exists', ownLookup: 'silent' },                                then: { cause: 'dns', manner: 'timeout', madeBy: 'way' },                  because: [] },
  { id: 'own-resolver-silent-like-the-others', when: { shows: 'silence', elsewhere: ['silent', 'not-asked'], ownLookup: 'silent' }, then: { cause: 'dns', manner: 'timeout', madeBy: 'absence' }, because: mayBeDown },
  { id: 'own-address-silent-and-not-compared', when: { shows: 'silence', ownHost: 'silent', ownAddress: 'not-compared', address: ['answers', 'something'] }, then: { madeBy: 'absence' }, because: unclear },
  { id: 'own-address-silent', when: { shows: 'silence', ownHost: 'silent' }, then: { cause: 'ip', manner: 'timeout', madeBy: 'absence' }, because: mayBeDown },
  { id: 'name-swallowed-at-own-address', when: { shows: 'silence', ownHost: ['answers', 'something'] }, then: { cause: 'tls', manner: 'timeout', madeBy: 'way' }, because: mayBeDown },
  { id: 'address-silent-too',                   when: { shows: 'silence', address: 'silent' },                                                       then: { cause: 'ip', manner: 'timeout', madeBy: 'absence' },               because: mayBeDown },
  { id: 'connecting-unanswered',                when: { shows: 'silence', silentAt: 'connecting' },                                                  then: { cause: 'ip', manner: 'timeout', madeBy: 'absence' },               because: mayBeDown },
  { id: 'name-swallowed-at-a-living-host',      when: { shows: 'silence', leadsTo: 'life' },                                                         then: { cause: 'tls', manner: 'timeout', madeBy: 'way' },                  because: mayBeDown },
  { id: 'name-swallowed-at-its-address',        when: { shows: 'silence', ownLookup: 'public', address: ['answers', 'refuses', 'something'] },       then: { cause: 'tls', manner: 'timeout', madeBy: 'way' },                  because: mayBeDown },
  { id: 'silent-and-unclear',                   when: { shows: 'silence' },                                                                          then: { madeBy: 'absence' },                                               because: unclear },
  // A refused connection. One address cannot both refuse and answer, but a service has several.
  { id: 'refused-at-another-public-address',    when: { failure: 'connection_refused', ownLookup: 'public', address: ['answers', 'something'] },     then: { madeBy: 'absence' },                                               because: unclear },
  { id: 'refused-nearby-at-a-public-address',   when: { failure: 'connection_refused', ownLookup: 'public', address: 'silent', cameFrom: 'nearby' }, then: { madeBy: 'absence' },                                               because: unclear },
  { id: 'refused-but-its-address-answers',      when: { failure: 'connection_refused', address: 'answers' },                                         then: { cause: 'dns', manner: 'poisoned', madeBy: 'way' },                 because: [] },
  { id: 'refused-nearby-unlike-its-address',    when: { failure: 'connection_refused', address: ['silent', 'something'], cameFrom: 'nearby' },       then: { cause: 'dns', manner: 'poisoned', madeBy: 'way' },                 because: [] },
  { id: 'refused-and-something-at-its-address', when: { failure: 'connection_refused', address: 'something' },                                       then: { madeBy: 'absence' },                                               because: unclear },
  { id: 'refused-nearby',                       when: { failure: 'connection_refused', address: 'not-asked', cameFrom: 'nearby' },                   then: { madeBy: 'absence' },                                               because: unclear },
  { id: 'refused',                              when: { failure: 'connection_refused' },                                                             then: { cause: 'ip', manner: 'refused', madeBy: 'absence' },               because: mayBeDown },
  { id: 'no-way-to-its-address',                when: { failure: 'host_unreachable' },                                                               then: { cause: 'ip', manner: 'unreachable', madeBy: 'absence' },           because: mayBeDown },
  // What the failure shows by itself.
  { id: 'certificate-of-unknown-authority',     when: { failure: 'ssl_unknown_authority' },                                                          then: { cause: 'certificate', manner: 'interception', madeBy: 'way' },     because: [] },
  { id: 'certificate-of-another-name',          when: { shows: 'wrong-certificate' },                                                                then: { cause: 'certificate', manner: 'interception', madeBy: 'absence' }, because: mayBeDown },
  // A server that hangs up after its handshake looks like somebody who cuts there.
  { id: 'reset-after-the-handshake',            when: { failure: 'connection_reset', handshake: 'done' },                                            then: { cause: 'http', manner: 'reset', madeBy: 'absence' },               because: mayBeDown },
  { id: 'closed-after-the-handshake',           when: { failure: 'eof_error', handshake: 'done' },                                                   then: { cause: 'http', manner: 'closed', madeBy: 'absence' },              because: mayBeDown },
  { id: 'reset',                                when: { failure: 'connection_reset' },                                                               then: { cause: 'tls', manner: 'reset', madeBy: 'way' },                    because: [] },
  { id: 'closed',                               when: { failure: 'eof_error' },                                                                      then: { cause: 'tls', manner: 'closed', madeBy: 'way' },                   because: [] },
  { id: 'handshake-turned-away',                when: { failure: 'ssl_failed_handshake' },                                                           then: { cause: 'tls', manner: 'alert', madeBy: 'absence' },                because: mayBeDown },
  { id: 'closed-in-place-of-an-answer',         when: { failure: 'http_request_failed' },                                                            then: { cause: 'http', manner: 'closed', madeBy: 'absence' },              because: mayBeDown },
  { id: 'channel-did-not-open',                 when: { failure: 'websocket_failed' },                                                               then: { madeBy: 'inside' },                                                because: mayBeDown },
  { id: 'unnamed',                              when: {},                                                                                            then: { madeBy: 'absence' },                                               because: mayBeDown },
];
