import type { CauseFacts } from '../measure/endpoints/cause-facts.ts';
import type { MadeBy } from '../model/failures.ts';
import type { Reason } from '../model/reasons.ts';
import type { Cause, Manner } from '../model/verdict.ts';
import { ruleList } from './rule.ts';

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

const unknown: CauseThen = { madeBy: 'absence' };
const mayBeGone: CauseThen = { state: 'unsure', madeBy: 'absence' };
const poisoned: CauseThen = { cause: 'dns', manner: 'poisoned', madeBy: 'way' };
const swallowed: CauseThen = { cause: 'tls', manner: 'timeout', madeBy: 'way' };
const addressSilent: CauseThen = { cause: 'ip', manner: 'timeout', madeBy: 'absence' };

/** The causes of a host's failures. The reasons come after those that the contrasts give. */
// biome-ignore format: a table is read by its rows
export const causeRules = ruleList<CauseFacts, CauseThen>([
  { group: 'name that is gone', when: { elsewhere: 'gone' }, rules: [
    // Two resolvers elsewhere say so too. Where a lying address refuses, an old cache may hold the name.
    { id: 'name-gone-everywhere', when: { failure: ['dns_lookup_error', 'connection_refused'] }, then: { state: 'down', madeBy: 'absence' }, because: ['name-gone-everywhere'] },
  ] },
  { group: 'name that does not resolve', when: { stage: 'dns' }, after: ['name that is gone'], rules: [
    // No public name leads into a person's own network, so a resolver made that up.
    { id: 'name-leads-into-own-network', when: { failure: 'local_address', elsewhere: ['exists', 'silent', 'not-asked'] }, then: poisoned, because: [] },
    // One resolver elsewhere does not find it either, and one may be wrong.
    { id: 'name-gone-by-one-resolver', when: { elsewhere: 'gone-by-one' }, then: mayBeGone, because: ['name-gone-by-one'] },
    // Lookups are single datagrams, and the first to get lost.
    { id: 'lookup-lost-on-a-line-that-loses', when: { lookup: 'slow', line: 'loses' }, then: mayBeGone, because: ['may-be-the-line'], after: ['name-leads-into-own-network', 'name-gone-by-one-resolver'] },
    // Resolvers elsewhere find it, and here nobody answers.
    { id: 'lookup-lost-here-alone', when: { elsewhere: 'exists', lookup: 'slow' }, then: { cause: 'dns', manner: 'timeout', madeBy: 'way' }, because: [], after: ['name-leads-into-own-network', 'lookup-lost-on-a-line-that-loses'] },
    // Resolvers elsewhere find it, and the one here says at once that it does not exist.
    { id: 'name-denied-here-alone', when: { elsewhere: 'exists' }, then: { cause: 'dns', manner: 'nxdomain', madeBy: 'way' }, because: [], after: ['name-leads-into-own-network', 'lookup-lost-on-a-line-that-loses', 'lookup-lost-here-alone'] },
    // The lookup got no answer, and nothing shows whether the name exists.
    { id: 'lookup-lost', when: { lookup: 'slow' }, then: { cause: 'dns', manner: 'timeout', madeBy: 'absence' }, because: mayBeDown, after: ['name-leads-into-own-network', 'name-gone-by-one-resolver', 'lookup-lost-on-a-line-that-loses', 'lookup-lost-here-alone', 'name-denied-here-alone'] },
    // The lookup was denied, and nothing shows whether the name exists.
    { id: 'name-denied', when: {}, then: { cause: 'dns', manner: 'nxdomain', madeBy: 'absence' }, because: mayBeDown },
  ] },
  { group: 'name that leads elsewhere', when: {}, after: ['name that is gone', 'name that does not resolve'], rules: [
    // It leads to an address that no public name has, and other sites here do not.
    { id: 'name-leads-to-a-wrong-place', when: { leadsTo: 'wrong-place', elsewhere: ['exists', 'silent', 'not-asked'] }, then: poisoned, because: [] },
    // The address here is not the known one and dead; it may also be a place of the service that is out.
    { id: 'name-leads-to-a-dead-address', when: { shows: 'silence', ownAddress: ['other', 'outside'], ownHost: ['silent', 'refuses'], address: ['answers', 'something', 'not-asked'] }, then: { ...poisoned, madeBy: 'absence' }, because: mayBeDown, after: ['name-leads-to-a-wrong-place'] },
    // The same of one that refuses.
    { id: 'name-leads-to-one-that-refuses', when: { failure: ['connection_refused', 'host_unreachable'], ownAddress: ['other', 'outside'], address: ['answers', 'something', 'not-asked'] }, then: { ...poisoned, madeBy: 'absence' }, because: mayBeDown, after: ['name-leads-to-a-wrong-place'] },
    // The address here is not the known one, and its certificate is somebody else's.
    { id: 'name-leads-to-somebody-else', when: { shows: 'wrong-certificate', ownAddress: ['other', 'outside'], address: ['answers', 'something', 'not-asked'] }, then: poisoned, because: [] },
  ] },
  { group: 'silence: the handshake', when: { shows: 'silence' }, after: ['name that leads elsewhere'], rules: [
    // A handshake came up, so whoever is silent afterwards is the server or sits behind it.
    { id: 'silent-after-the-handshake', when: { handshake: 'done' }, then: { state: 'unsure', madeBy: 'inside' }, because: ['handshake-finished'] },
    // The browser says that it connected and that the handshake got no answer.
    { id: 'handshake-unanswered', when: { silentAt: 'handshake' }, then: swallowed, because: mayBeDown, after: ['silent-after-the-handshake'] },
  ] },
  { group: 'silence: the resolver here', when: { shows: 'silence', ownLookup: ['none', 'silent'] }, after: ['name that leads elsewhere', 'silence: the handshake'], rules: [
    // The resolver here denies a name that others find.
    { id: 'own-resolver-denies', when: { elsewhere: 'exists', ownLookup: 'none' }, then: { cause: 'dns', manner: 'nxdomain', madeBy: 'way' }, because: [] },
    // Lookups are single datagrams, and the first to get lost.
    { id: 'own-resolver-silent-on-a-line-that-loses', when: { ownLookup: 'silent', line: 'loses' }, then: mayBeGone, because: ['may-be-the-line'] },
    // The resolver here is silent about a name that others find.
    { id: 'own-resolver-silent', when: { elsewhere: 'exists', ownLookup: 'silent' }, then: { cause: 'dns', manner: 'timeout', madeBy: 'way' }, because: [], after: ['own-resolver-silent-on-a-line-that-loses'] },
    // The same where no resolver elsewhere could be asked.
    { id: 'own-resolver-silent-like-the-others', when: { elsewhere: ['silent', 'not-asked'], ownLookup: 'silent' }, then: { cause: 'dns', manner: 'timeout', madeBy: 'absence' }, because: mayBeDown, after: ['own-resolver-silent-on-a-line-that-loses'] },
  ] },
  { group: 'silence: the address here', when: { shows: 'silence', ownHost: ['silent', 'answers', 'something'] }, after: ['name that leads elsewhere', 'silence: the handshake'], rules: [
    // The address here is silent, another one answers, and nothing compares the two.
    { id: 'own-address-silent-and-not-compared', when: { ownHost: 'silent', ownAddress: 'not-compared', address: ['answers', 'something'] }, then: unknown, because: unclear },
    // The address of the service is silent without the name as well.
    { id: 'own-address-silent', when: { ownHost: 'silent' }, then: addressSilent, because: mayBeDown, after: ['own-address-silent-and-not-compared'] },
    // The address takes connections without the name, and is silent with it.
    { id: 'name-swallowed-at-own-address', when: { ownHost: ['answers', 'something'] }, then: swallowed, because: mayBeDown },
  ] },
  { group: 'silence: the known address', when: { shows: 'silence' }, after: ['name that leads elsewhere', 'silence: the handshake', 'silence: the resolver here', 'silence: the address here'], rules: [
    // The known address is silent without the name as well.
    { id: 'address-silent-too', when: { address: 'silent' }, then: addressSilent, because: mayBeDown },
    // The browser says that connecting got no answer.
    { id: 'connecting-unanswered', when: { silentAt: 'connecting' }, then: addressSilent, because: mayBeDown },
    // The name leads to a host that answers on port 80, so it is alive.
    { id: 'name-swallowed-at-a-living-host', when: { leadsTo: 'life' }, then: swallowed, because: mayBeDown, after: ['address-silent-too', 'connecting-unanswered'] },
    // The resolver here gives a public address, and the known one answers without the name.
    { id: 'name-swallowed-at-its-address', when: { ownLookup: 'public', address: ['answers', 'refuses', 'something'] }, then: swallowed, because: mayBeDown, after: ['connecting-unanswered'] },
    // Nothing shows whether the name or the address is held back.
    { id: 'silent-and-unclear', when: {}, then: unknown, because: unclear },
  ] },
  { group: 'refused connection', when: { failure: 'connection_refused' }, after: ['name that is gone', 'name that leads elsewhere'], rules: [
    // One address cannot both refuse and answer, but a service has several.
    { id: 'refused-at-another-public-address', when: { ownLookup: 'public', address: ['answers', 'something'] }, then: unknown, because: unclear },
    // The refusal came sooner than from the service, and its address is silent: either may be what is held back.
    { id: 'refused-nearby-at-a-public-address', when: { ownLookup: 'public', address: 'silent', cameFrom: 'nearby' }, then: unknown, because: unclear },
    // The address of the service answers, so the name led to another one.
    { id: 'refused-but-its-address-answers', when: { address: 'answers' }, then: poisoned, because: [], after: ['refused-at-another-public-address'] },
    // The refusal came sooner than from the service, whose address does something else.
    { id: 'refused-nearby-unlike-its-address', when: { address: ['silent', 'something'], cameFrom: 'nearby' }, then: poisoned, because: [], after: ['refused-at-another-public-address', 'refused-nearby-at-a-public-address'] },
    // An error without a name: that address may have refused too.
    { id: 'refused-and-something-at-its-address', when: { address: 'something' }, then: unknown, because: unclear, after: ['refused-nearby-unlike-its-address'] },
    // The refusal came sooner than from the service, and its address was not asked.
    { id: 'refused-nearby', when: { address: 'not-asked', cameFrom: 'nearby' }, then: unknown, because: unclear },
    // Somebody refuses connections to the address, or no server listens there.
    { id: 'refused', when: {}, then: { cause: 'ip', manner: 'refused', madeBy: 'absence' }, because: mayBeDown },
  ] },
  { group: 'other failures', when: {}, after: ['name that leads elsewhere'], rules: [
    // A router says that there is no way to the address.
    { id: 'no-way-to-its-address', when: { failure: 'host_unreachable' }, then: { cause: 'ip', manner: 'unreachable', madeBy: 'absence' }, because: mayBeDown },
    // Services mix up names, but have no authority of their own.
    { id: 'certificate-of-unknown-authority', when: { failure: 'ssl_unknown_authority' }, then: { cause: 'certificate', manner: 'interception', madeBy: 'way' }, because: [] },
    // A certificate of another name, which a service that moved may have as well.
    { id: 'certificate-of-another-name', when: { shows: 'wrong-certificate' }, then: { cause: 'certificate', manner: 'interception', madeBy: 'absence' }, because: mayBeDown, after: ['certificate-of-unknown-authority'] },
    // A server that hangs up after its handshake looks like somebody who cuts there.
    { id: 'reset-after-the-handshake', when: { failure: 'connection_reset', handshake: 'done' }, then: { cause: 'http', manner: 'reset', madeBy: 'absence' }, because: mayBeDown },
    // The same of one that closes.
    { id: 'closed-after-the-handshake', when: { failure: 'eof_error', handshake: 'done' }, then: { cause: 'http', manner: 'closed', madeBy: 'absence' }, because: mayBeDown },
    // The connection came up, and was reset as the name was sent.
    { id: 'reset', when: { failure: 'connection_reset' }, then: { cause: 'tls', manner: 'reset', madeBy: 'way' }, because: [], after: ['reset-after-the-handshake'] },
    // The same of one that was closed.
    { id: 'closed', when: { failure: 'eof_error' }, then: { cause: 'tls', manner: 'closed', madeBy: 'way' }, because: [], after: ['closed-after-the-handshake'] },
    // A TLS alert, which a server may send to a client that it does not like.
    { id: 'handshake-turned-away', when: { failure: 'ssl_failed_handshake' }, then: { cause: 'tls', manner: 'alert', madeBy: 'absence' }, because: mayBeDown },
    // The handshake was done, and the answer did not come.
    { id: 'closed-in-place-of-an-answer', when: { failure: 'http_request_failed' }, then: { cause: 'http', manner: 'closed', madeBy: 'absence' }, because: mayBeDown },
    // A channel that does not open, and no page of its host that would show the stage.
    { id: 'channel-did-not-open', when: { failure: 'websocket_failed' }, then: { madeBy: 'inside' }, because: mayBeDown },
    // The browser does not say what failed.
    { id: 'unnamed', when: {}, then: unknown, because: mayBeDown },
  ] },
]);
