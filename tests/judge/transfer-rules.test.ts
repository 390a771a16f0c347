import { describe, expect, it } from 'vitest';
import { brokenRules, transferRules } from '../../src/judge/transfer-rules.ts';
import type { BrokenFacts, TransferFacts } from '../../src/measure/transfers/transfer-facts.ts';

/** Two closer samples between two controls, which are many times slower than these. */
const slow: TransferFacts = {
  smallFails: false,
  firstSample: 'slow',
  stopped: false,
  beside: true,
  line: 'wide',
  closer: 'made',
  controls: 'pass',
  controlsSlow: 'no',
  tries: 'several',
  isOnOld: false,
  fine: 'none',
  passes: true,
  speed: 'unknown',
  slower: true,
};
const lookedOnly = { closer: 'not-made', controls: 'not-asked', tries: 'none', passes: false } as const;
const notLookedAt = { ...lookedOnly, firstSample: 'not-made', beside: false } as const;

const examples: Readonly<Record<string, Partial<TransferFacts>>> = {
  'small-fails-too': { ...notLookedAt, smallFails: true },
  'no-first-sample-with-others': { ...notLookedAt, stopped: true },
  'no-first-sample-on-slow-line': { ...notLookedAt, line: 'crawling' },
  'first-sample-says-nothing': { ...lookedOnly, firstSample: 'nothing' },
  'first-sample-beside-no-control': { ...lookedOnly, beside: false },
  'first-sample-wrong-once': lookedOnly,
  'first-sample-late-once': { ...lookedOnly, firstSample: 'late' },
  'first-sample-fine-on-slow-line': { ...lookedOnly, firstSample: 'fine', line: 'crawling' },
  'first-sample-fine-on-old-connection': { ...lookedOnly, firstSample: 'fine', isOnOld: true },
  'first-sample-fine': { ...lookedOnly, firstSample: 'fine' },
  'downloads-too-slow': { controls: 'not-asked', controlsSlow: 'downloads' },
  'nothing-to-compare-with': notLookedAt,
  'moves-on-old-connection': { fine: 'all', isOnOld: true },
  'moves-below-usual': { fine: 'all', speed: 'lossy' },
  moves: { fine: 'all' },
  'moves-at-times': { fine: 'some' },
  'controls-alone-fail': { controls: 'none-passes', tries: 'none' },
  'controls-fail-too': { controls: 'none-passes' },
  'controls-too-slow': { controlsSlow: 'these' },
  'not-moved': { tries: 'none', passes: false },
  'moved-once': { tries: 'one' },
  'not-between-controls': { controls: 'not-around' },
  'breaks-off': { passes: false },
  'as-slow-as-usual': { speed: 'usual' },
  'not-slower': { slower: false },
  'slower-than-usual': { speed: 'fallen' },
  'half-of-usual': { speed: 'fallen', slower: false },
  slower: {},
};

const brokenExamples: Readonly<Record<string, Partial<BrokenFacts>>> = {
  'broke-off-late': { came: 'much', cut: true },
  'upload-cut': { of: 'upload', came: 'nothing', cut: true },
  crawls: { pace: 'crawls' },
  'page-stops': { of: 'page' },
  froze: {},
  'page-silent': { of: 'page', came: 'nothing' },
  'frozen-at-once': { of: 'upload', came: 'nothing' },
};

describe('the rules of transfers', () => {
  it.each(transferRules.groups.flatMap(({ rules }) => rules))('include $id', ({ id }) => {
    expect(transferRules.first({ ...slow, ...examples[id] }).id).toBe(id);
  });

  it.each(brokenRules.groups.flatMap(({ rules }) => rules))('include $id, of what broke off', ({ id }) => {
    const seen = { of: 'file', came: 'little', cut: false, pace: 'quick' } as const;
    expect(brokenRules.first({ ...seen, ...brokenExamples[id] }).id).toBe(id);
  });
});
