import type { AbroadFacts, BrokenFacts, TransferFacts } from '../measure/transfers/transfer-facts.ts';
import type { Reason } from '../model/reasons.ts';
import type { Cause, Confidence, Manner } from '../model/verdict.ts';
import type { Rule } from './rule.ts';

interface Said {
  readonly state: 'works' | 'slow' | 'blocked' | 'unsure';
  readonly cause?: Cause;
  readonly manner?: Manner;
  readonly confidence: Confidence;
}

/** `no-verdict`: they say nothing. `broken`: the rules of what broke off decide. */
export type TransferThen = Said | 'no-verdict' | 'broken';

const unsure: Said = { state: 'unsure', confidence: 'unsure' };
const works: Said = { state: 'works', confidence: 'confident' };
const worksLikely: Said = { state: 'works', confidence: 'likely' };
const slow: Said = { state: 'slow', cause: 'throttle', confidence: 'likely' };
const frozen: Said = { state: 'blocked', cause: 'freeze', manner: 'timeout', confidence: 'likely' };
const cutShort: Said = { ...frozen, manner: 'reset' };

const slower: readonly Reason[] = ['tries-agree', 'many-times-slower', 'controls-fine'];
// A server with a fault may send the head of a large object without the body, but does not stop in the middle.
const noByte: readonly Reason[] = ['tries-agree', 'small-passes-large-does-not', 'may-be-down'];

// biome-ignore format: a table is read by its columns
export const transferRules: readonly Rule<TransferFacts, TransferThen>[] = [
  { id: 'small-fails-too',           when: { smallFails: true },                                                   then: unsure,       because: ['small-does-not-pass-either'] },
  { id: 'not-looked-at-with-others', when: { look: 'not-made', stopped: true },                                    then: unsure,       because: ['not-tried', 'control-transfer-failed'] },
  { id: 'not-looked-at-on-slow-line', when: { look: 'not-made', line: 'crawling' },                                then: unsure,       because: ['line-too-slow-to-compare'] },
  // Transfers that got no closer look: because nothing looked wrong, or because the round did not get to it.
  { id: 'look-says-nothing',         when: { closer: 'not-made', look: 'nothing' },                                then: 'no-verdict', because: [] },
  { id: 'look-beside-no-control',    when: { closer: 'not-made', look: ['fine', 'late', 'slow', 'broken'], beside: false }, then: unsure, because: ['control-transfer-failed'] },
  { id: 'looks-wrong-once',          when: { closer: 'not-made', look: ['slow', 'broken'] },                       then: unsure,       because: ['one-try-only'] },
  { id: 'came-late-once',            when: { closer: 'not-made', look: 'late' },                                   then: worksLikely,  because: ['fresh-answer', 'one-try-only'] },
  { id: 'looks-fine-on-slow-line',   when: { closer: 'not-made', look: 'fine', line: 'crawling' },                 then: unsure,       because: ['line-too-slow-to-compare'] },
  { id: 'looks-fine',                when: { closer: 'not-made', look: 'fine' },                                   then: works,        because: ['fresh-answer'] },
  // The closer look.
  { id: 'downloads-too-slow',        when: { controls: 'not-asked', controlsSlow: 'downloads' },                   then: unsure,       because: ['line-too-slow-to-compare'] },
  { id: 'nothing-to-compare-with',   when: { controls: 'not-asked' },                                              then: 'no-verdict', because: [] },
  { id: 'moves',                     when: { fine: 'all' },                                                        then: works,        because: ['fresh-answer'] },
  { id: 'moves-at-times',            when: { fine: 'some' },                                                       then: worksLikely,  because: ['tries-disagree'] },
  { id: 'controls-alone-fail',       when: { controls: 'none-passes', tries: 'none' },                             then: unsure,       because: ['not-tried', 'control-transfer-failed'] },
  { id: 'controls-fail-too',         when: { controls: 'none-passes' },                                            then: unsure,       because: ['control-transfer-failed'] },
  { id: 'controls-too-slow',         when: { controlsSlow: 'these', passes: true },                                then: unsure,       because: ['line-too-slow-to-compare'] },
  { id: 'not-moved',                 when: { tries: 'none' },                                                      then: unsure,       because: ['not-tried'] },
  { id: 'moved-once',                when: { tries: 'one' },                                                       then: unsure,       because: ['one-try-only'] },
  { id: 'most-controls-fail',        when: { controls: 'most-fail' },                                              then: unsure,       because: ['control-transfer-failed'] },
  { id: 'not-between-controls',      when: { between: false },                                                     then: unsure,       because: ['control-transfer-failed'] },
  { id: 'breaks-off',                when: { passes: false },                                                      then: 'broken',     because: [] },
  { id: 'as-slow-as-usual',          when: { speed: 'usual' },                                                     then: worksLikely,  because: ['usual-speed'] },
  { id: 'not-slower',                when: { slower: false },                                                      then: worksLikely,  because: ['fresh-answer'] },
  { id: 'slower-than-usual',         when: { speed: 'fallen' },                                                    then: slow,         because: [...slower, 'slower-than-usual'] },
  { id: 'slower',                    when: {},                                                                     then: slow,         because: slower },
];

/** Where everything from abroad is held back, a service from there is judged by its first looks. */
// biome-ignore format: a table is read by its columns
export const abroadRules: readonly Rule<AbroadFacts, TransferThen>[] = [
  { id: 'abroad-not-moved',      when: { tries: 'none', direction: 'download' }, then: unsure,       because: ['not-tried'] },
  { id: 'abroad-not-posted',     when: { tries: 'none' },                        then: 'no-verdict', because: [] },
  { id: 'abroad-moves',          when: { fine: 'all' },                          then: works,        because: ['fresh-answer'] },
  { id: 'abroad-moves-at-times', when: { fine: 'some' },                         then: worksLikely,  because: ['tries-disagree'] },
  { id: 'abroad-moved-once',     when: { tries: 'one' },                         then: unsure,       because: ['one-try-only'] },
  { id: 'abroad-breaks-off',     when: { passes: false },                        then: 'broken',     because: [] },
  { id: 'abroad-slower',         when: {},                                       then: slow,         because: slower },
];

/** Several transfers that broke off, when small transfers and those of controls passed. */
// biome-ignore format: a table is read by its columns
export const brokenRules: readonly Rule<BrokenFacts, Said>[] = [
  { id: 'broke-off-late',   when: { came: 'much' },                     then: unsure,   because: ['tries-disagree'] },
  // Servers may cut an unwanted upload, but do not fall silent.
  { id: 'upload-cut',       when: { direction: 'upload', cut: true },   then: unsure,   because: ['odd-answer'] },
  { id: 'cut-in-the-middle', when: { came: 'little', cut: true },       then: cutShort, because: ['tries-agree', 'freezes-early'] },
  { id: 'cut-at-once',      when: { cut: true },                        then: cutShort, because: noByte },
  // A freeze lets a few bytes pass, as quickly as ever.
  { id: 'crawls',           when: { pace: 'crawls' },                   then: slow,     because: slower },
  { id: 'froze',            when: { came: 'little' },                   then: frozen,   because: ['tries-agree', 'freezes-early'] },
  { id: 'frozen-at-once',   when: {},                                   then: frozen,   because: noByte },
];
