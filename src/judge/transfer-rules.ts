import type { BrokenFacts, TransferFacts } from '../measure/transfers/transfer-facts.ts';
import type { Reason } from '../model/reasons.ts';
import { ruleList } from '../model/rule.ts';
import type { Cause, Confidence } from '../model/verdict.ts';
import type { Doubt } from './doubt.ts';
import type { Marks } from './marks.ts';

interface Said {
  readonly state: 'works' | 'slow' | 'blocked' | 'unsure';
  readonly cause?: Cause;
  readonly confidence: Confidence;
  readonly doubt?: Doubt;
  readonly marks?: Marks;
}

/** `no-verdict`: they say nothing. `broken`: the rules for broken transfers decide. */
export type TransferThen = Said | 'no-verdict' | 'broken';

const unsure: Said = { state: 'unsure', confidence: 'unsure' };
const once: Said = { ...unsure, marks: { once: true } };
const notCompared: Said = { ...unsure, marks: { notCompared: true } };
const works: Said = { state: 'works', confidence: 'confident' };
const worksLikely: Said = { state: 'works', confidence: 'likely' };
const worksOnOld: Said = { ...worksLikely, marks: { oldConnection: true } };
const worksAtTimes: Said = { ...worksLikely, marks: { atTimes: true } };
const slow: Said = { state: 'slow', cause: 'throttle', confidence: 'likely' };
/** Its manner is how it broke off. */
const frozen: Said = {
  state: 'blocked',
  cause: 'freeze',
  confidence: 'likely',
  marks: { shownBy: 'shown-by-sizes' },
};
const mayBeFrozen: Said = { ...frozen, doubt: 'outage', marks: {} };

const slower: readonly Reason[] = ['tries-agree', 'many-times-slower', 'controls-fine'];
// A faulty server may send the headers of a large object without the body, but does not stop midway.
const noByte: readonly Reason[] = ['tries-agree', 'small-passes-large-does-not'];
const stopsInPage: readonly Reason[] = ['tries-agree', 'freezes-early', 'page-stops'];

// biome-ignore format: a table is read by its rows
export const transferRules = ruleList<TransferFacts, TransferThen>([
  { group: 'no sample', when: {}, rules: [
    // If a few bytes do not pass either, size is not the cause.
    { id: 'small-fails-too', when: { smallFails: true }, then: unsure, because: ['small-does-not-pass-either'] },
    // A service is sampled only if controls pass, so nothing is known of it.
    { id: 'no-first-sample-with-others', when: { firstSample: 'not-made', stopped: true }, then: notCompared, because: ['not-tried', 'control-transfer-failed'], after: ['small-fails-too'] },
    // The line is too slow for anything to be compared with anything.
    { id: 'no-first-sample-on-slow-line', when: { firstSample: 'not-made', line: 'crawling' }, then: notCompared, because: ['line-too-slow-to-compare'], after: ['small-fails-too', 'no-first-sample-with-others'] },
  ] },
  { group: 'first sample alone', when: { closer: 'not-made', firstSample: ['nothing', 'fine', 'late', 'fallen', 'slow', 'broken'] }, after: ['no sample'], rules: [
    // A sample that this device disturbed, or of an object that is gone, shows no speed.
    { id: 'first-sample-says-nothing', when: { firstSample: 'nothing' }, then: 'no-verdict' },
    // Without a control that passes in this direction nothing shows what the line can do.
    { id: 'first-sample-beside-no-control', when: { firstSample: ['fine', 'late', 'fallen', 'slow', 'broken'], beside: false }, then: unsure, because: ['control-transfer-failed'] },
    // A single sample may have met a brief disturbance.
    { id: 'first-sample-wrong-once', when: { firstSample: ['slow', 'broken'] }, then: once, because: ['one-try-only'], after: ['first-sample-beside-no-control'] },
    // It is late beside the others, or slower than usual, but not slow enough for more than a doubt.
    { id: 'first-sample-late-once', when: { firstSample: ['late', 'fallen'] }, then: { ...worksLikely, marks: { once: true } }, because: ['fresh-answer', 'one-try-only'], after: ['first-sample-beside-no-control'] },
    // On so slow a line a throttled service is as fast as the others.
    { id: 'first-sample-fine-on-slow-line', when: { firstSample: 'fine', line: 'crawling' }, then: notCompared, because: ['line-too-slow-to-compare'], after: ['first-sample-beside-no-control'] },
    // A slowdown or freeze of new connections would not show on one from before the check.
    { id: 'first-sample-fine-on-old-connection', when: { firstSample: 'fine', isOnOld: true }, then: worksOnOld, because: ['reused-connection-only'], after: ['first-sample-beside-no-control', 'first-sample-fine-on-slow-line'] },
    // A service that is slowed, or held up after some kilobytes, falls behind controls within a sample.
    { id: 'first-sample-fine', when: { firstSample: 'fine' }, then: works, because: ['fresh-answer'], after: ['first-sample-beside-no-control', 'first-sample-fine-on-slow-line', 'first-sample-fine-on-old-connection'], prefers: 'net4people/bbs#490: connections freeze after the first 16 to 20 kilobytes' },
  ] },
  { group: 'no control asked', when: { controls: 'not-asked' }, after: ['no sample', 'first sample alone'], rules: [
    // An uplink is rarely faster, so nothing is left to compare.
    { id: 'downloads-too-slow', when: { controlsSlow: 'downloads' }, then: notCompared, because: ['line-too-slow-to-compare'] },
    // A speed alone shows nothing.
    { id: 'nothing-to-compare-with', when: {}, then: 'no-verdict' },
  ] },
  { group: 'samples that pass', when: { fine: ['some', 'all'] }, after: ['no sample', 'no control asked'], rules: [
    // A slowdown or freeze of new connections would not show on one from before the check.
    { id: 'moves-on-old-connection', when: { fine: 'all', isOnOld: true }, then: worksOnOld, because: ['reused-connection-only'] },
    // Lost packets make a speed differ from one check to the next, and whoever drops some of them on purpose does, too.
    { id: 'moves-below-usual', when: { fine: 'all', speed: 'lossy' }, then: worksLikely, because: ['fresh-answer'], after: ['moves-on-old-connection'] },
    // A slowed or frozen service falls behind controls.
    { id: 'moves', when: { fine: 'all' }, then: works, because: ['fresh-answer'], after: ['moves-on-old-connection', 'moves-below-usual'] },
    // The failures may be chance, or one server of several.
    { id: 'moves-at-times', when: { fine: 'some' }, then: worksAtTimes, because: ['tries-disagree'] },
  ] },
  { group: 'no control passes', when: { controls: 'none-passes' }, after: ['no sample', 'first sample alone', 'samples that pass'], rules: [
    // A service is asked only if controls pass, so nothing is known of it.
    { id: 'controls-alone-fail', when: { tries: 'none' }, then: notCompared, because: ['not-tried', 'control-transfer-failed'] },
    // Controls fail too, so the connection is the cause.
    { id: 'controls-fail-too', when: {}, then: unsure, because: ['control-transfer-failed'] },
  ] },
  { group: 'too little to compare', when: {}, after: 'all above', rules: [
    // Controls are as slow as a throttled service.
    { id: 'controls-too-slow', when: { controlsSlow: 'these', passes: true }, then: notCompared, because: ['line-too-slow-to-compare'] },
    // Nothing was moved that could be slow.
    { id: 'not-moved', when: { tries: 'none' }, then: notCompared, because: ['not-tried'] },
    // A single sample may have met a brief disturbance.
    { id: 'moved-once', when: { tries: 'one' }, then: once, because: ['one-try-only'], after: ['controls-too-slow'] },
    // Only controls that pass before and after show that no disturbance began or ended in between.
    { id: 'not-between-controls', when: { controls: 'not-around' }, then: unsure, because: ['control-transfer-failed'], after: ['controls-too-slow', 'not-moved', 'moved-once'] },
  ] },
  { group: 'several samples beside controls', when: {}, after: 'all above', rules: [
    // How it broke off shows more than its speed.
    { id: 'breaks-off', when: { passes: false }, then: 'broken' },
    // If it is so in every check, the server or its path is the cause.
    { id: 'as-slow-as-usual', when: { speed: 'usual' }, then: worksLikely, because: ['usual-speed'] },
    // Two comparisons that share nothing say the same.
    { id: 'slower-than-usual', when: { speed: 'fallen', slower: true }, then: slow, because: [...slower, 'slower-than-usual'] },
    // Controls are as fast as ever here, so it is not the line.
    { id: 'half-of-usual', when: { speed: 'fallen' }, then: slow, because: ['tries-agree', 'slower-than-usual', 'controls-as-usual'], after: ['slower-than-usual'] },
    // Healthy servers differ in speed by a few times.
    { id: 'not-slower', when: { slower: false }, then: worksLikely, because: ['fresh-answer'], after: ['as-slow-as-usual', 'half-of-usual'] },
    // No healthy server is so many times slower than unrelated ones in the same minutes.
    { id: 'slower', when: {}, then: slow, because: slower },
  ] },
]);

/** Several transfers that broke off, while small transfers and those of controls passed. */
// biome-ignore format: a table is read by its rows
export const brokenRules = ruleList<BrokenFacts, Said>([
  { group: 'what broke off', when: {}, rules: [
    // More of one arrived than any known filter lets through.
    { id: 'broke-off-late', when: { came: 'much' }, then: unsure, because: ['tries-disagree'] },
    // Servers may cut an unwanted upload, but do not fall silent.
    { id: 'upload-cut', when: { of: 'upload', cut: true }, then: unsure, because: ['odd-answer'], after: ['broke-off-late'] },
    // A freeze lets a few bytes pass at full speed, and these came slowly.
    { id: 'crawls', when: { pace: 'crawls' }, then: slow, because: slower, after: ['broke-off-late'] },
    // A server with a fault may stop writing its page in the middle, at the same place each time.
    { id: 'page-stops', when: { of: 'page', came: 'little' }, then: mayBeFrozen, because: stopsInPage, after: ['crawls'] },
    // Somebody counts bytes: a server that has a file sends all of it, and controls pass.
    { id: 'froze', when: { came: 'little' }, then: frozen, because: ['tries-agree', 'freezes-early'], after: ['upload-cut', 'crawls', 'page-stops'] },
    // A server may have closed the path of its page alone.
    { id: 'page-silent', when: { of: 'page' }, then: { ...mayBeFrozen, marks: { nothingOfPage: true } }, because: noByte, after: ['crawls', 'page-stops', 'froze'] },
    // A faulty server too sends nothing, or hangs up before the first byte.
    { id: 'frozen-at-once', when: {}, then: mayBeFrozen, because: noByte },
  ] },
]);
