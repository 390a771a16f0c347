import type { NetworkFacts } from '../measure/network/network-facts.ts';
import type { NetworkState } from '../model/network-states.ts';
import type { NetworkReason } from '../model/reasons.ts';
import type { Rule } from './rule.ts';

interface NetworkThen {
  readonly state: NetworkState;
  /** It is also said where no channel of any service opens, or where answers can be read on the way. */
  readonly labelled?: true;
}

// biome-ignore format: a table is read by its columns
export const networkRules: readonly Rule<NetworkFacts, NetworkThen, NetworkReason>[] = [
  { id: 'says-offline',          when: { saysOffline: true },                                   then: { state: 'offline' },                                   because: ['browser-says-offline'] },
  { id: 'interrupted',           when: { interrupted: true },                                   then: { state: 'changed' },                                   because: ['network-change-seen'] },
  { id: 'no-controls',           when: { answers: 'not-asked' },                                then: { state: 'unknown' },                                   because: ['too-few-controls'] },
  // Nothing answers over https.
  { id: 'link-down',             when: { answers: 'nothing', failing: 'link' },                 then: { state: 'offline' },                                   because: ['browser-says-offline'] },
  { id: 'browser-refuses',       when: { answers: 'nothing', failing: 'browser' },              then: { state: 'browser-blocked' },                           because: ['requests-blocked-by-browser'] },
  { id: 'proxy-not-reached',     when: { answers: 'nothing', failing: 'proxy-not-reached' },    then: { state: 'proxy-dead' },                                because: ['proxy-silent'] },
  { id: 'proxy-refuses',         when: { answers: 'nothing', failing: 'proxy-refuses' },        then: { state: 'proxied' },                                   because: ['proxy-in-path', 'no-control-answers'] },
  { id: 'clock-far-off',         when: { answers: 'nothing', outOfDate: true },                 then: { state: 'clock-wrong' },                               because: ['all-certificates-out-of-date'] },
  { id: 'sign-in-page',          when: { answers: 'nothing', plain: 'altered' },                then: { state: 'captive-portal' },                            because: ['http-controls-altered'] },
  { id: 'nothing-trusted',       when: { answers: 'nothing', untrusted: true },                 then: { state: 'unknown' },                                   because: ['certificates-untrusted'] },
  { id: 'plain-http-alone',      when: { answers: 'nothing', plain: 'answers' },                then: { state: 'unknown' },                                   because: ['too-few-controls'] },
  { id: 'nothing-answers',       when: { answers: 'nothing' },                                  then: { state: 'offline' },                                   because: ['no-control-answers'] },
  // Something does. With a clock that is only weeks off, certificates with a long validity still pass.
  { id: 'clock-off',             when: { outOfDate: true },                                     then: { state: 'clock-wrong' },                               because: ['certificates-out-of-date'] },
  { id: 'sign-in-page-beside',   when: { plain: 'altered', behindPortal: true, controlsSilent: false }, then: { state: 'captive-portal' },                            because: ['http-controls-altered'] },
  { id: 'one-country',           when: { way: 'one-country' },                                  then: { state: 'national-only' },                             because: ['domestic-only'] },
  { id: 'perhaps-one-country',   when: { way: 'perhaps-one' },                                  then: { state: 'unknown' },                                   because: ['too-few-controls'] },
  { id: 'controls-flap',         when: { flaps: true },                                         then: { state: 'unstable' },                                  because: ['controls-flap'] },
  { id: 'loses-answers',         when: { loses: true },                                         then: { state: 'unstable' },                                  because: ['answers-lost'] },
  { id: 'through-a-proxy',       when: { proxy: true },                                         then: { state: 'proxied', labelled: true },                   because: ['proxy-in-path'] },
  { id: 'abroad-frozen',         when: { fromAbroad: 'frozen' },                                then: { state: 'abroad-frozen', labelled: true },             because: ['large-stops-abroad'] },
  { id: 'abroad-slowed',         when: { fromAbroad: 'slowed' },                                then: { state: 'abroad-slowed', labelled: true },             because: ['slow-from-abroad'] },
  { id: 'services-alone-answer', when: { controlsSilent: true },                                then: { state: 'online', labelled: true },                    because: ['no-control-answers'] },
  { id: 'slow',                  when: { slow: true },                                          then: { state: 'slow-line', labelled: true },                 because: ['controls-slow'] },
  { id: 'online',                when: {},                                                      then: { state: 'online', labelled: true },                    because: ['foreign-controls-answer'] },
];
