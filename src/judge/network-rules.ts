import type { NetworkFacts } from '../measure/network-facts.ts';
import type { NetworkState } from '../model/network-states.ts';
import type { NetworkReason } from '../model/reasons.ts';
import { ruleList } from '../model/rule.ts';

interface NetworkThen {
  readonly state: NetworkState;
  /** Also applies if no service's channel opens, or if answers can be read on the path. */
  readonly labelled?: true;
  /** For later steps: answers get lost, so silence proves nothing; or all that is large does. */
  readonly losesAnswers?: true;
  readonly losesLarge?: true;
  /** For the schedule: every certificate counts as out of date. */
  readonly noCertificateHolds?: true;
  /** For later steps: no control abroad answers. */
  readonly controlsSilent?: true | 'as-seen';
}

// A public source on what usually happens.
const walled =
  'RFC 8952, section 1: networks that want a sign-in intercept plain http; RFC 8446, section 4.4.3: nobody on the way answers in the name of a site abroad';

// biome-ignore format: a table is read by its rows
export const networkRules = ruleList<NetworkFacts, NetworkThen, NetworkReason>([
  { group: 'nothing to compare', when: {}, rules: [
    // A browser may call a dead line online, but not the reverse.
    { id: 'says-offline', when: { saysOffline: true }, then: { state: 'offline' }, because: ['browser-says-offline'] },
    // Observations before and after belong to two connections.
    { id: 'interrupted', when: { interrupted: true }, then: { state: 'changed' }, because: ['network-change-seen'], after: ['says-offline'] },
    // Without controls, nothing shows how this connection treats all sites.
    { id: 'no-controls', when: { answers: 'not-asked' }, then: { state: 'unknown' }, because: ['too-few-controls'], after: ['says-offline', 'interrupted'] },
  ] },
  { group: 'nothing leaves this device', when: { answers: 'nothing', failing: ['link', 'browser', 'proxy-not-reached', 'proxy-refuses'] }, after: ['nothing to compare'], rules: [
    // Without a link nothing can answer.
    { id: 'link-down', when: { failing: 'link' }, then: { state: 'offline' }, because: ['browser-says-offline'] },
    // Requests that never left this browser say nothing about the network.
    { id: 'browser-refuses', when: { failing: 'browser' }, then: { state: 'browser-blocked' }, because: ['requests-blocked-by-browser'] },
    // Nothing gets past a dead proxy.
    { id: 'proxy-not-reached', when: { failing: 'proxy-not-reached' }, then: { state: 'proxy-dead' }, because: ['proxy-silent'] },
    // The network of the proxy may be cut off.
    { id: 'proxy-refuses', when: { failing: 'proxy-refuses' }, then: { state: 'proxied', controlsSilent: true }, because: ['proxy-in-path', 'no-control-answers'] },
  ] },
  { group: 'nothing answers over https', when: { answers: 'nothing' }, after: ['nothing to compare', 'nothing leaves this device'], rules: [
    // Certificates of several sites cannot all be out of date.
    { id: 'clock-far-off', when: { outOfDate: true }, then: { state: 'clock-wrong', noCertificateHolds: true }, because: ['all-certificates-out-of-date'] },
    // Something replaces a page that is known byte for byte, and nothing else answers: a sign-in page.
    { id: 'sign-in-page', when: { plain: 'altered' }, then: { state: 'captive-portal' }, because: ['http-controls-altered'], after: ['clock-far-off'] },
    // Somebody intercepts every connection with an authority that this browser does not trust.
    { id: 'nothing-trusted', when: { untrusted: true }, then: { state: 'unknown' }, because: ['certificates-untrusted'], after: ['clock-far-off', 'sign-in-page'] },
    // Plain http works, and what stops https is unknown.
    { id: 'plain-http-alone', when: { plain: 'answers' }, then: { state: 'unknown' }, because: ['too-few-controls'], after: ['clock-far-off', 'nothing-trusted'] },
    // A dead line, and one that passes nothing, look like this.
    { id: 'nothing-answers', when: {}, then: { state: 'offline', controlsSilent: true }, because: ['no-control-answers'] },
  ] },
  { group: 'clock or sign-in page', when: {}, after: ['nothing to compare', 'nothing leaves this device', 'nothing answers over https'], rules: [
    // With a clock that is only weeks off, certificates with a long validity still pass.
    { id: 'clock-off', when: { outOfDate: true }, then: { state: 'clock-wrong' }, because: ['certificates-out-of-date'] },
    // Guest networks let some sites through before sign-in.
    { id: 'sign-in-page-beside', when: { plain: 'altered', mostFail: true, controlsSilent: false }, then: { state: 'captive-portal' }, because: ['http-controls-altered'], after: ['clock-off'] },
    // Platforms may pass before sign-in, and a used-up data plan may include some services.
    { id: 'page-beside-services', when: { plain: 'altered', controlsSilent: true, reach: 'abroad' }, then: { state: 'unknown' }, because: ['http-controls-altered'], after: ['clock-off'] },
  ] },
  { group: 'no way abroad', when: { reach: ['one-country', 'perhaps-one'] }, after: ['nothing to compare', 'clock or sign-in page'], rules: [
    // A guest network may let sites of this country through before sign-in, so failures accuse nobody.
    { id: 'one-country-beside-a-page', when: { reach: 'one-country', plain: 'altered' }, then: { state: 'national-only', controlsSilent: true }, because: ['domestic-only'] },
    // Sites abroad do not all fail by chance while those of a country answer.
    { id: 'one-country', when: { reach: 'one-country' }, then: { state: 'national-only' }, because: ['domestic-only'], after: ['one-country-beside-a-page'] },
    // On a line that loses nearly everything a site or two are left by chance.
    { id: 'perhaps-one-country', when: { reach: 'perhaps-one' }, then: { state: 'unknown' }, because: ['too-few-controls'] },
  ] },
  { group: 'line that loses', when: {}, after: 'all above', rules: [
    // A line that comes and goes affects every site.
    { id: 'controls-flap', when: { flaps: true }, then: { state: 'unstable' }, because: ['controls-flap'] },
    // So many answers get lost that silence proves nothing.
    { id: 'loses-answers', when: { loses: true }, then: { state: 'unstable', losesAnswers: true }, because: ['answers-lost'], after: ['controls-flap'] },
    // Anything larger than a packet gets lost, from domestic and foreign sites alike, so silence proves nothing.
    { id: 'loses-large-packets', when: { losesLarge: true }, then: { state: 'unstable', losesAnswers: true, losesLarge: true }, because: ['large-packets-lost'], after: ['controls-flap', 'loses-answers'] },
  ] },
  { group: 'few sites pass', when: { operatorsFail: true, controlsSilent: false }, after: 'all above', rules: [
    // Most unrelated operators fail, and services may for the same reason, as behind a sign-in page that platforms pass.
    { id: 'most-operators-fail', when: {}, then: { state: 'unknown' }, because: ['most-controls-fail'] },
  ] },
  { group: 'proxy', when: { proxy: true }, after: 'all above', rules: [
    // The results describe the proxy's path, not this network.
    { id: 'through-a-proxy', when: {}, then: { state: 'proxied', labelled: true }, because: ['proxy-in-path'] },
  ] },
  { group: 'transfers from abroad', when: { fromAbroad: ['frozen', 'slowed'] }, after: 'all above', rules: [
    // Stopping everything from abroad aims at no single service.
    { id: 'abroad-frozen', when: { fromAbroad: 'frozen' }, then: { state: 'abroad-frozen', labelled: true }, because: ['large-stops-abroad'] },
    // Domestic transfers are fast, so it is not the line.
    { id: 'abroad-slowed', when: { fromAbroad: 'slowed' }, then: { state: 'abroad-slowed', labelled: true }, because: ['slow-from-abroad'] },
  ] },
  { group: 'line as a whole', when: {}, after: 'all above', rules: [
    // Every service looks slow on it, and if no control answers, they may only be late.
    { id: 'slow', when: { slow: true }, then: { state: 'slow-line', labelled: true, controlsSilent: 'as-seen' }, because: ['controls-slow'] },
    // Services show that there is an internet, and no failure can be compared with a control.
    { id: 'services-alone-answer', when: { controlsSilent: true }, then: { state: 'online', labelled: true, controlsSilent: true }, because: ['no-control-answers'], after: ['slow'], prefers: walled },
    // Nobody on the path can answer in the name of a control.
    { id: 'online', when: {}, then: { state: 'online', labelled: true }, because: ['foreign-controls-answer'], prefers: walled },
  ] },
]);
