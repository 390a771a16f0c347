import type { EndpointFacts } from '../measure/endpoints/endpoint-facts.ts';
import type { MadeBy } from '../model/failures.ts';
import { ruleList } from '../model/rule.ts';
import type { Cause, Manner } from '../model/verdict.ts';
import type { Doubt } from './doubt.ts';
import type { Marks } from './marks.ts';

/** The outcome of a rule on the tries at an endpoint. */
export interface EndpointThen {
  readonly state: 'works' | 'blocked' | 'down' | 'unsure' | 'untestable';
  readonly cause?: Cause;
  /** `as-it-failed`: `timeout` if a channel hangs, and none if it is refused. */
  readonly manner?: Manner | 'as-it-failed';
  /** Who can have caused the underlying failure. */
  readonly madeBy?: MadeBy;
  /** How sure it is that it works; `as-answered`: `confident` by an answer beyond doubt. A block or an outage is `likely`. */
  readonly confidence?: 'as-answered' | 'likely';
  /** Reasons from the tries themselves, before those of the rule. */
  readonly reasonsOf?: 'best-answer' | 'refusals' | 'opaque';
  /** Whether comparison probes give reasons too, after those of the rule. */
  readonly comparisons?: true;
  readonly doubt?: Doubt;
  readonly marks?: Marks;
}

const unsure: EndpointThen = { state: 'unsure' };
const reachedOnly: EndpointThen = { state: 'works', confidence: 'likely' };
const blockPage: EndpointThen = {
  state: 'blocked',
  cause: 'http',
  manner: 'block-page',
  madeBy: 'path',
  marks: { shownBy: 'shown-by-page' },
};
const poisoned: EndpointThen = {
  state: 'blocked',
  cause: 'dns',
  manner: 'poisoned',
  madeBy: 'path',
  comparisons: true,
  marks: { shownBy: 'shown-by-false-address' },
};
const blockedChannel: EndpointThen = {
  state: 'blocked',
  cause: 'websocket',
  madeBy: 'server',
  doubt: 'outage',
};
const inError: EndpointThen = { state: 'down', madeBy: 'server', marks: { ill: 'error' } };
const differs: EndpointThen = { state: 'unsure', madeBy: 'server', marks: { differs: true } };
const wrongCertificate: EndpointThen = { state: 'unsure', marks: { wrongCertificate: true } };

/** The verdicts on an endpoint. `cause`: the rules of causes decide, and give the reasons after this one. */
// biome-ignore format: a table is read by its rows
export const endpointRules = ruleList<EndpointFacts, EndpointThen | 'cause'>([
  { group: 'tries that the line spoiled', when: { tries: ['one-lost', 'all-lost'] }, rules: [
    // Unrelated hosts failed at the same moment, so the line may have done it, and no other try shows more.
    { id: 'one-try-lost', when: { tries: 'one-lost' }, then: unsure, because: ['one-try-only'] },
    // Unrelated hosts failed at the same moments and answered otherwise, so the line may have done it.
    { id: 'all-tries-lost', when: { tries: 'all-lost' }, then: unsure, because: ['may-be-the-line'] },
  ] },
  { group: 'channel that does not open', when: { page: ['error', 'intercepted-error', 'elsewhere', 'turns-away', 'barred', 'fails-too', 'late', 'fine'] }, after: ['tries that the line spoiled'], rules: [
    // The page comes from the same server with an error, so the channel fails for the same reason.
    { id: 'channel-host-in-error', when: { page: 'error' }, then: inError, because: ['server-error-5xx'] },
    // A program that intercepts TLS may have made the error itself.
    { id: 'channel-intercepted-error', when: { page: 'intercepted-error' }, then: unsure, because: ['answers-intercepted'] },
    // The host of a channel has no page of its own; where it redirects to another host, the service may have moved.
    { id: 'channel-host-leads-away', when: { page: 'elsewhere' }, then: differs, because: ['answers-differently'] },
    // It turns away clients without a login, so nothing shows whether it would open a channel.
    { id: 'channel-host-turns-away', when: { page: 'turns-away' }, then: { ...reachedOnly, reasonsOf: 'refusals' }, because: ['reached-only'] },
    // A service chooses whom it lets in, which is no block.
    { id: 'channel-host-bars-this-place', when: { page: 'barred' }, then: unsure, because: ['refuses-this-place'] },
    // The handshake would have sent headers that identify this extension.
    { id: 'channel-not-tried', when: { channel: 'not-tried', page: ['fails-too', 'late', 'fine'] }, then: reachedOnly, because: ['reached-only', 'websocket-not-tried'] },
    // One refused upgrade may be chance.
    { id: 'channel-failed-once', when: { channel: 'failed-once', page: ['fails-too', 'late', 'fine'] }, then: unsure, because: ['one-try-only'] },
    // The page failed on some tries too, so it is not only the channel.
    { id: 'channel-and-page-fail', when: { page: 'fails-too' }, then: unsure, because: ['tries-disagree'], after: ['channel-not-tried', 'channel-failed-once'] },
    // The line may have lost them, and a channel needs one more round trip than a page that is late itself.
    { id: 'channel-failures-lost', when: { channel: ['lost', 'late'], page: ['late', 'fine'] }, then: unsure, because: ['tries-disagree'] },
    // On a line that loses answers, two silences in a row happen by chance.
    { id: 'channel-perhaps-lost', when: { channel: 'few-silences', page: ['late', 'fine'] }, then: unsure, because: ['may-be-the-line'] },
    // The page of the same host comes, so somebody drops or refuses upgrades, or the server does.
    { id: 'channel-does-not-open', when: { channel: ['hangs', 'hangs-at-times', 'refused'], page: ['late', 'fine'] }, then: { ...blockedChannel, manner: 'as-it-failed' }, because: ['tries-agree', 'reached-only'] },
  ] },
  { group: 'channel that opens in vain', when: {}, rules: [
    // Each channel was accepted and then cut without a close frame, which no healthy server does (RFC 6455, section 7.1).
    { id: 'channel-cut', when: { moment: 'cut' }, then: { ...blockedChannel, manner: 'reset' }, because: ['tries-agree', 'channel-cut'] },
    // A single cut may be a server that restarts.
    { id: 'channel-cut-once', when: { moment: 'cut-once' }, then: unsure, because: ['channel-cut', 'one-try-only'] },
    // Nobody knows which of them a person gets.
    { id: 'channel-cut-at-times', when: { moment: 'cut-at-times' }, then: unsure, because: ['channel-cut', 'tries-disagree'] },
    // The channel opens each time, but the client's first word is never answered: somebody swallows it, or the server no longer knows it.
    { id: 'word-unanswered', when: { moment: 'silent' }, then: { ...blockedChannel, manner: 'timeout' }, because: ['tries-agree', 'word-unanswered'] },
    // A single silence may be chance, and on a line that loses answers two.
    { id: 'word-perhaps-lost', when: { moment: 'few-silences' }, then: unsure, because: ['word-unanswered', 'may-be-the-line'] },
    // An answer that the service does not give: it has changed, or somebody else answers.
    { id: 'word-of-another', when: { moment: 'another' }, then: differs, because: ['answers-differently'] },
  ] },
  { group: 'refusal that names the law', when: { law: true, answers: 'none' }, after: ['channel that does not open'], rules: [
    // Status 451 says by itself that the law is the reason (RFC 7725).
    { id: 'refused-by-law', when: {}, then: { state: 'blocked', cause: 'http', manner: 'legal-451', marks: { standsAlone: true } }, because: ['legal-451'] },
  ] },
  { group: 'somebody answers beside it', when: { inPlace: ['certificate', 'page-once', 'page', 'page-intercepted', 'page-shared', 'page-gateway', 'page-only', 'page-refusal'], answers: ['one', 'several'] }, after: ['channel that does not open', 'channel that opens in vain'], rules: [
    // A certificate that is wrong only on some tries may come from one server of several.
    { id: 'certificate-beside-its-own', when: { inPlace: 'certificate' }, then: wrongCertificate, because: ['unexpected-certificate'] },
    // Both pages were seen, and nobody knows which one a person gets.
    { id: 'page-beside-its-own', when: { inPlace: ['page-once', 'page', 'page-intercepted', 'page-shared', 'page-gateway', 'page-only', 'page-refusal'] }, then: unsure, because: ['tries-disagree'] },
  ] },
  { group: 'somebody answers in its place', when: { answers: 'none' }, after: ['channel that does not open', 'refusal that names the law'], rules: [
    // A trusted certificate where the service has one of its own: a server that moved, or somebody in between.
    { id: 'certificate-in-its-place', when: { inPlace: 'certificate', failures: 'none' }, then: wrongCertificate, because: ['unexpected-certificate'] },
    // The page comes from an address that only a lying resolver can have given.
    { id: 'led-to-a-page', when: { ledAstray: true, inPlace: ['page-intercepted', 'page-shared'] }, then: poisoned, because: ['not-its-page', 'answered-in-its-name'] },
    // A company may show one page at all its hosts, as a notice that it has shut down.
    { id: 'led-to-one-page', when: { ledAstray: true, inPlace: 'page-only' }, then: { ...poisoned, madeBy: 'server-or-path', doubt: 'its-own', marks: { ofAllHosts: true } }, because: ['one-page-for-all-hosts', 'may-be-its-own-page', 'answered-in-its-name'] },
    // One altered page may be chance.
    { id: 'page-in-its-place-once', when: { inPlace: 'page-once', failures: 'none' }, then: unsure, because: ['one-try-only'] },
    // Plain http has no certificate, so anybody on the path can substitute a page.
    { id: 'page-in-its-place', when: { inPlace: 'page', failures: 'none' }, then: blockPage, because: ['tries-agree'] },
    // The owner of the added authority can sign any page, and this one lacks the marks of the real one.
    { id: 'page-by-an-added-authority', when: { inPlace: 'page-intercepted' }, then: blockPage, because: ['not-its-page', 'answers-intercepted', 'answered-in-its-name'], after: ['led-to-a-page'] },
    // Offices and schools have such filters, and no service names one.
    { id: 'page-of-a-gateway', when: { inPlace: 'page-gateway' }, then: blockPage, because: ['names-a-filter', 'answered-in-its-name'] },
    // Companies that share only this connection have no page in common, unless one provider hosts both.
    { id: 'page-of-several-services', when: { inPlace: 'page-shared' }, then: { ...blockPage, doubt: 'its-own' }, because: ['one-page-for-several', 'answered-in-its-name'], after: ['led-to-a-page'] },
    // All hosts of one service answer with one page: a block page, or its notice that it has shut down.
    { id: 'page-of-all-its-hosts', when: { inPlace: 'page-only' }, then: { ...blockPage, madeBy: 'server-or-path', doubt: 'its-own', marks: { ofAllHosts: true } }, because: ['one-page-for-all-hosts', 'may-be-its-own-page', 'answered-in-its-name'], after: ['led-to-one-page'] },
    // A service that bars a country turns visitors away at all its hosts.
    { id: 'refusal-of-all-its-hosts', when: { inPlace: 'page-refusal' }, then: unsure, because: ['one-page-for-all-hosts', 'may-be-its-own-page'] },
  ] },
  { group: 'the service answers', when: { answers: ['one', 'several'] }, after: ['channel that does not open', 'channel that opens in vain', 'somebody answers beside it'], rules: [
    // A service chooses whom it lets in, which is no block.
    { id: 'bars-this-place', when: { best: 'barred' }, then: unsure, because: ['refuses-this-place'] },
    // An answer that the catalogue does not know: the service has changed, or somebody else answers.
    { id: 'answers-differently', when: { best: 'another' }, then: differs, because: ['answers-differently'] },
    // Nobody else can answer in its name. A refusal, or a connection from before this check, leaves a doubt.
    { id: 'answered', when: { best: ['full', 'in-part'], failures: 'none' }, then: { state: 'works', confidence: 'as-answered', reasonsOf: 'best-answer' } },
    // A line may lose single answers by chance.
    { id: 'answered-with-losses', when: { answers: 'several', failedBy: 'silence' }, then: { state: 'works', confidence: 'likely', reasonsOf: 'best-answer', marks: { atTimes: true } }, because: ['tries-disagree'], after: ['bars-this-place', 'answers-differently'] },
    // There are answers, and failures other than silence: nobody knows which a person gets.
    { id: 'answered-with-failures', when: {}, then: unsure, because: ['tries-disagree'] },
  ] },
  { group: 'nothing to be seen', when: { answers: 'none', failures: ['none', 'channel-once'], errors: 'none' }, after: ['channel that does not open', 'refusal that names the law', 'somebody answers in its place'], rules: [
    // The browser hides what it has no access to, and some tries would identify this extension.
    { id: 'not-allowed', when: { opaque: 'untestable' }, then: { state: 'untestable', reasonsOf: 'opaque' } },
    // A request that this device stops says nothing about the service.
    { id: 'opaque', when: { opaque: 'else' }, then: { state: 'unsure', reasonsOf: 'opaque' } },
  ] },
  { group: 'every try fails', when: { answers: 'none', failures: ['channel-once', 'one', 'few-silences', 'several'] }, after: 'all above', rules: [
    // The line may have done the others, and a single failure may be chance.
    { id: 'failed-once-the-rest-lost', when: { failures: ['channel-once', 'one'], tries: 'some-lost' }, then: unsure, because: ['may-be-the-line'] },
    // A single failure may be chance.
    { id: 'failed-once', when: { failures: ['channel-once', 'one'] }, then: unsure, because: ['one-try-only'], after: ['failed-once-the-rest-lost'] },
    // On a line that loses answers, two silences in a row happen by chance.
    { id: 'perhaps-lost', when: { failures: 'few-silences' }, then: unsure, because: ['may-be-the-line'] },
    // The host answers at another path, and nobody on the path can see which one is asked for.
    { id: 'one-path-fails', when: { failures: 'several', otherPathAnswers: true }, then: { state: 'unsure', madeBy: 'server', marks: { onePath: true } }, because: ['other-path-answers'] },
    // Only failures, at least two that count: what they have in common shows the cause.
    { id: 'failed', when: { failures: 'several' }, then: 'cause', because: ['tries-agree'], after: ['one-path-fails'] },
  ] },
  { group: 'the server answers with errors', when: { answers: 'none', failures: 'none', errors: ['one', 'several', 'intercepted'] }, after: ['channel that does not open', 'refusal that names the law', 'somebody answers in its place'], rules: [
    // Nobody else has the certificate of the service, so the error is its own.
    { id: 'server-in-error', when: { errors: 'several' }, then: inError, because: ['server-error-5xx'], prefers: 'RFC 8446, section 4.4.3: only who has the key of a trusted certificate answers in the name of the service' },
    // One error may be chance.
    { id: 'server-in-error-once', when: { errors: 'one' }, then: unsure, because: ['one-try-only'] },
    // A program that intercepts TLS may have made the error itself.
    { id: 'intercepted-error', when: { errors: 'intercepted' }, then: unsure, because: ['answers-intercepted'] },
  ] },
  { group: 'nothing to go by', when: {}, after: ['channel that does not open', 'refusal that names the law', 'somebody answers in its place'], rules: [
    // Nothing was asked that could tell.
    { id: 'not-tried', when: {}, then: unsure, because: ['not-tried'] },
  ] },
]);
