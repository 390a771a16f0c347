import type { CauseFacts } from '../measure/endpoints/cause-facts.ts';
import type { MadeBy } from '../model/failures.ts';
import type { Instrument } from '../model/instruments.ts';
import type { Reason } from '../model/reasons.ts';
import { ruleList } from '../model/rule.ts';
import type { Cause, Manner } from '../model/verdict.ts';
import type { Doubt } from './doubt.ts';

/** The outcome of a rule; without a `cause` it stays unclear. */
interface CauseThen {
  /** `down`: the name no longer exists for anyone; `unsure`: it may not. Absent: `blocked`. */
  readonly state?: 'down' | 'unsure';
  readonly cause?: Cause;
  /** `as-it-failed`: from the table of failures. */
  readonly manner?: Manner | 'as-it-failed';
  /** Who can have caused it, considering everything that was seen. `as-it-failed`: by the failure alone. */
  readonly madeBy: MadeBy | 'as-it-failed';
  /** What shows that somebody on the path causes it. */
  readonly shownBy?: Instrument;
  /** Whether it is unknown if the name or the address is blocked. */
  readonly unclear?: true;
  /** Why it is `likely` at most. */
  readonly doubt?: Doubt;
  /**
   * Whether its name leads outside its networks to where nothing answers, although the address that others get does.
   */
  readonly deadEnd?: true;
}

const unclear: readonly Reason[] = ['name-or-address-unclear'];

const unclearCause: CauseThen = { madeBy: 'server-or-path', unclear: true, doubt: 'outage' };
const mayBeGone: CauseThen = { state: 'unsure', madeBy: 'server-or-path' };
const poisoned: CauseThen = { cause: 'dns', manner: 'poisoned', madeBy: 'path', shownBy: 'shown-by-false-address' };
const mayBePoisoned: CauseThen = { cause: 'dns', manner: 'poisoned', madeBy: 'server-or-path', doubt: 'outage' };
const mayBePoisonedDeadEnd: CauseThen = { ...mayBePoisoned, deadEnd: true };
const deadAddress: CauseThen = { cause: 'dns', manner: 'unreachable', madeBy: 'server-or-path', doubt: 'outage' };
const lookupLost: CauseThen = { cause: 'dns', manner: 'timeout', madeBy: 'path', shownBy: 'shown-by-resolvers' };
const nameDenied: CauseThen = { cause: 'dns', manner: 'nxdomain', madeBy: 'path', shownBy: 'shown-by-resolvers' };
const swallowed: CauseThen = { cause: 'tls', manner: 'timeout', madeBy: 'path', doubt: 'outage' };
const addressSilent: CauseThen = { cause: 'ip', manner: 'timeout', madeBy: 'server-or-path', doubt: 'outage' };

// Public sources on what usually happens.
const tspu = 'Xue et al., "TSPU: Russia’s Decentralized Censorship System", IMC 2022';
const cutByName = `${tspu}: filters reset a connection once its ClientHello has the name; RFC 9110, section 15.6: a server in trouble answers with an error`;
const swallowedByName = `${tspu}: filters drop a connection from the ClientHello with the name on; RFC 4821: senders go on with smaller packets where large ones are lost`;
const forged =
  'Hoang et al., "How Great is the Great Firewall?", USENIX Security 2021: forged answers name addresses of companies that are held back there as well';
const intermediates =
  'Mozilla Security Blog, "Preloading Intermediate CA Certificates into Firefox", 2020; Chromium fetches them (RFC 5280, section 4.2.2.1)';

/** The causes of a host's failures. The reasons come after those that the comparison probes give. */
// biome-ignore format: a table is read by its rows
export const causeRules = ruleList<CauseFacts, CauseThen>([
  { group: 'name that is gone', when: { elsewhere: 'gone' }, rules: [
    // Two resolvers elsewhere say that the name does not exist, so an address given for it here is not the service’s.
    { id: 'gone-for-everybody', when: {}, then: { state: 'down', madeBy: 'server-or-path' }, because: ['name-gone-everywhere'] },
  ] },
  { group: 'what the resolver here says', when: { resolver: ['lies', 'denies', 'silent'] }, after: ['name that is gone'], rules: [
    // No public name leads into a person's own network, so somebody forged the answer.
    { id: 'name-leads-to-a-wrong-place', when: { resolver: 'lies' }, then: poisoned },
    // One resolver elsewhere does not find it either, and one may be wrong.
    { id: 'name-gone-by-one-resolver', when: { resolver: 'denies', elsewhere: 'gone-by-one' }, then: mayBeGone, because: ['name-gone-by-one'] },
    // Lookups are single datagrams, so they are the first to get lost.
    { id: 'lookup-lost-on-a-line-that-loses', when: { resolver: 'silent', line: 'loses' }, then: mayBeGone, because: ['may-be-the-line'] },
    // A censor drops lookups of a name on its list, while resolvers elsewhere find it.
    { id: 'lookup-lost-here-alone', when: { resolver: 'silent', elsewhere: 'exists' }, then: lookupLost, after: ['lookup-lost-on-a-line-that-loses'] },
    // A working resolver finds what resolvers elsewhere find.
    { id: 'name-denied-here-alone', when: { resolver: 'denies', elsewhere: 'exists' }, then: nameDenied },
    // A name whose own servers are down gets no answer either.
    { id: 'lookup-lost', when: { resolver: 'silent', elsewhere: ['silent', 'not-asked'] }, then: { cause: 'dns', manner: 'timeout', madeBy: 'server-or-path', doubt: 'outage' }, after: ['lookup-lost-on-a-line-that-loses'] },
    // Its owner may have given the name up.
    { id: 'name-denied', when: { resolver: 'denies' }, then: { cause: 'dns', manner: 'nxdomain', madeBy: 'server-or-path', doubt: 'outage' }, after: ['name-gone-by-one-resolver', 'name-denied-here-alone'] },
  ] },
  { group: 'name that leads to a dead address', when: { elsewhere: 'exists', given: 'dead-alone' }, after: ['what the resolver here says'], rules: [
    // A lie, a server for this network alone that is down, or an old address that the resolver here still has.
    { id: 'dead-where-it-leads', when: { ownAddress: 'other' }, then: deadAddress, prefers: forged },
    // No server of the service is there, so nobody but a liar gives that address.
    { id: 'dead-where-it-leads-outside', when: { ownAddress: 'outside' }, then: mayBePoisonedDeadEnd },
  ] },
  { group: 'name that leads outside', when: { ownAddress: 'outside', address: ['answers', 'something', 'not-asked'] }, after: ['name that is gone', 'what the resolver here says', 'name that leads to a dead address'], rules: [
    // The published list of networks may be old, and the server down.
    { id: 'dead-outside-its-networks', when: { given: ['dead', 'dead-alone'] }, then: mayBePoisoned },
    // The server there has no certificate of the service.
    { id: 'somebody-else-outside-its-networks', when: { shows: 'wrong-certificate' }, then: poisoned },
  ] },
  { group: 'silence: the handshake', when: { shows: 'silence' }, after: 'all above', rules: [
    // Only the server has the certificate to complete a handshake, so it or something behind it is silent.
    { id: 'silent-after-the-handshake', when: { handshake: 'done' }, then: { state: 'unsure', madeBy: 'server' }, because: ['handshake-finished'] },
    // Something that accepts connections and falls silent once the name is sent has seen it in the ClientHello.
    { id: 'handshake-unanswered', when: { silentAt: 'handshake' }, then: swallowed, after: ['silent-after-the-handshake'], prefers: swallowedByName },
    // A try gives up before such an answer comes, so nothing shows how a connection would end.
    { id: 'own-resolver-late', when: { resolver: 'late' }, then: mayBeGone, because: ['name-answered-late'], after: ['silent-after-the-handshake', 'handshake-unanswered'] },
  ] },
  { group: 'silence: the address here', when: { shows: 'silence', ownHost: 'silent' }, after: 'all above', rules: [
    // The address given here is silent. A lying resolver gave it, or it is one of the service’s regional servers.
    { id: 'silent-at-an-address-of-its-own', when: { ownAddress: ['other', 'not-compared'], address: ['answers', 'something', 'nearby', 'not-asked'] }, then: unclearCause, because: unclear },
    // Packets there are dropped without regard to names, or the server is off.
    { id: 'own-address-silent', when: {}, then: addressSilent },
  ] },
  { group: 'silence: the known address', when: { shows: 'silence' }, after: 'all above', rules: [
    // If no name is sent, only the address can be held back, or the server is off.
    { id: 'address-silent-too', when: { address: 'silent' }, then: addressSilent },
    // No name has been sent by then, and others know that address.
    { id: 'connecting-unanswered', when: { silentAt: 'connecting', ownAddress: ['same', 'near'] }, then: addressSilent },
    // A filter that reads names and one that drops addresses both look like this.
    { id: 'silent-and-unclear', when: {}, then: unclearCause, because: unclear },
  ] },
  { group: 'refused connection', when: { failure: ['connection_refused', 'host_unreachable'] }, after: 'all above', rules: [
    // Services have several addresses, and a lying resolver gives others.
    { id: 'refused-unlike-another-address', when: { address: ['answers', 'something'] }, then: unclearCause, because: unclear },
    // Nothing shows that the address here is the service’s.
    { id: 'refused-and-not-compared', when: { ownAddress: ['other', 'outside', 'not-compared'], address: ['nearby', 'not-asked'] }, then: unclearCause, because: unclear },
    // The address is alive, so somebody refuses this port, or no server listens on it.
    { id: 'port-443-refused', when: { failure: 'connection_refused', port80: 'answers' }, then: { cause: 'ip', manner: 'refused', madeBy: 'server-or-path', doubt: 'outage' }, because: ['port-443-refused'], after: ['refused-unlike-another-address', 'refused-and-not-compared'] },
    // Somebody refuses it, or no server listens at the service’s address, or no route leads there.
    { id: 'refused-at-its-address', when: {}, then: { cause: 'ip', manner: 'as-it-failed', madeBy: 'server-or-path', doubt: 'outage' } },
  ] },
  { group: 'other failures', when: {}, after: 'all above', rules: [
    // A service may present a certificate for the wrong name, but not one of an unknown authority.
    { id: 'certificate-of-unknown-authority', when: { failure: 'ssl_unknown_authority' }, then: { cause: 'certificate', manner: 'interception', madeBy: 'path', shownBy: 'shown-by-certificate' }, prefers: intermediates },
    // A certificate for another name, which a service that moved may present too.
    { id: 'certificate-of-another-name', when: { shows: 'wrong-certificate' }, then: { cause: 'certificate', manner: 'interception', madeBy: 'server-or-path', doubt: 'its-own' }, because: ['address-may-have-changed'], after: ['certificate-of-unknown-authority'] },
    // A server that hangs up after its handshake looks the same as a cut on the path.
    { id: 'cut-after-handshake', when: { failure: ['connection_reset', 'eof_error', 'http_request_failed'], handshake: 'done' }, then: { cause: 'http', manner: 'as-it-failed', madeBy: 'server-or-path', doubt: 'outage' } },
    // A server in trouble answers with an error. A cut here comes from somebody who saw the name in the ClientHello.
    { id: 'cut-in-handshake', when: { failure: ['connection_reset', 'eof_error'] }, then: { cause: 'tls', manner: 'as-it-failed', madeBy: 'path' }, after: ['cut-after-handshake'], prefers: cutByName },
    // A TLS alert, which a server may also send to a client that it rejects.
    { id: 'handshake-turned-away', when: { failure: 'ssl_failed_handshake' }, then: { cause: 'tls', manner: 'alert', madeBy: 'server-or-path', doubt: 'outage' }, prefers: forged },
    // The browser does not say at which stage it failed, and no page of its host shows that of a channel.
    { id: 'unnamed', when: {}, then: { madeBy: 'as-it-failed', doubt: 'outage' } },
  ] },
]);
