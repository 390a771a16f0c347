import { expect, it } from 'vitest';
import { narrowBytes } from '../../../src/measure/transfers/sample.ts';
import { isStuck } from '../../../src/measure/transfers/stuck.ts';
import type { Transfer } from '../../../src/model/observation.ts';

const answered = { kind: 'answered', status: 206, healthy: true } as const;
const silent = { kind: 'failed', failure: 'generic_timeout_error' } as const;
const down = (bytes: number, end: Transfer['end']): Transfer => ({ direction: 'down', bytes, end });

it.each([
  ['a download that stalled', 'first-download', answered, down(16_000, 'stalled')],
  ['an upload that was not answered', 'upload', silent, { direction: 'up', bytes: 0, end: 'stalled' } as const],
  ['a download without a head', 'first-download', silent, undefined],
  ['a first sample that ran out of time', 'first-download', answered, down(20_000, 'enough')],
  ['a closer sample that ran out of time', 'download', answered, down(49_152, 'enough')],
] as const)('%s leaves its connection stuck', (_, probe, outcome, transfer) => {
  expect(isStuck({ probe, outcome, ...(transfer ? { transfer } : {}) })).toBe(true);
});

it.each([
  ['a whole first look', 'first-download', answered, down(49_152, 'enough')],
  ['a whole one of a narrow line', 'first-download', answered, down(narrowBytes, 'enough')],
  ['a whole closer look', 'download', answered, down(262_144, 'enough')],
  ['one that was refused', 'download', { kind: 'failed', failure: 'connection_refused' }, undefined],
] as const)('%s does not leave its connection stuck', (_, probe, outcome, transfer) => {
  expect(isStuck({ probe, outcome, ...(transfer ? { transfer } : {}) })).toBe(false);
});
