// @vitest-environment happy-dom
import '../../fake-extension.ts';
import { describe, expect, test } from 'vitest';
import type { Cell, Snapshot } from '../../../protocol/wire/snapshot.ts';
import { emptySharingState } from '../../../src/community/outbox/participation.ts';
import { crowdLine } from '../../../src/pages/community/line/crowd-line.tsx';
import { blockedBy, plainState, siteVerdict, verdictOf } from '../fixtures.ts';

const place = { cc: 'RU', asn: 8359 };
const blocked = blockedBy('whatsapp', 0, 'tls', 'reset');

/** The figures of WhatsApp, on the network and in the country. */
function crowd(own: Cell | undefined, country: Cell | undefined) {
  const snapshot: Snapshot = {
    v: 1,
    country: 'RU',
    counter: 83_000,
    publishedAt: 83_000 * 21_600,
    services: country ? { whatsapp: { day: country } } : {},
    networks: own ? [{ asn: 8359, services: { whatsapp: { day: own } } }] : [],
  };
  return { state: { ...emptySharingState, snapshot }, place };
}

describe('the line below a verdict', () => {
  test('says how many on the same provider see the same, if enough people share', () => {
    expect(crowdLine(crowd([80, 70, 60], [400, 100, 0]), blocked)).toEqual({
      kind: 'provider',
      text: 'crowd_same_provider',
      values: { same: 70, of: 80 },
    });
    expect(crowdLine(crowd([80, 70, 60], undefined), verdictOf('whatsapp', 0))?.values).toEqual({ same: 10, of: 80 });
  });

  test('is absent if a publisher shows different people different figures', () => {
    const { state } = crowd([80, 70, 60], [400, 100, 0]);
    const logs = ['one', 'another'].map((root) => ({ edition: 83_000, size: 9, root, earlier: [] }));
    expect(crowdLine({ place, state: { ...state, contradicted: true } }, blocked)).toBeUndefined();
    expect(crowdLine({ place, state: { ...state, logs } }, blocked)).toBeUndefined();
    expect(crowdLine({ place, state: { ...state, logs: logs.slice(1) } }, blocked)).toBeDefined();
  });

  test('says how many in the country do, if too few share on the provider', () => {
    expect(crowdLine(crowd(undefined, [400, 100, 0]), blocked)).toMatchObject({
      kind: 'country',
      values: { same: 100, of: 400 },
    });
  });

  test('says that reports are too few, contradict each other, or are just changing', () => {
    expect(crowdLine(crowd(undefined, undefined), blocked)?.kind).toBe('too-few');
    expect(crowdLine(crowd([80, 70, 60, 'contested'], undefined), blocked)?.kind).toBe('contested');
    expect(crowdLine(crowd([80, 70, 60, 'held'], undefined), blocked)?.kind).toBe('held');
  });

  test('is absent in another country, without a snapshot, or below a verdict that says nothing', () => {
    const here = crowd([80, 70, 60], [400, 100, 0]);
    expect(crowdLine({ ...here, place: { cc: 'KZ', asn: 8359 } }, blocked)).toBeUndefined();
    expect(crowdLine({ state: emptySharingState, place }, blocked)).toBeUndefined();
    expect(crowdLine(here, plainState('whatsapp', 0, 'unsure', ['tries-disagree']))).toBeUndefined();
    expect(crowdLine(here, siteVerdict('whatsapp', 0, 'site-blocked'))).toBeUndefined();
    expect(crowdLine(here, siteVerdict('viber', 0, 'site-only'))).toBeUndefined();
  });
});
