import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Circumstances, toReport } from '../../../src/community/outbox/make-report.ts';
import { type NetworkState, networkStateWords } from '../../../src/model/network-states.ts';
import type { JudgedState, ServiceVerdict } from '../../../src/model/verdict.ts';
import { parseReport, type Report, type ReportState } from '../../wire/report.ts';
import { slotOf } from '../../wire/slot.ts';

const at = Date.UTC(2026, 10, 25, 9, 41, 12, 345);

const blocked: ServiceVerdict = {
  service: 'whatsapp',
  state: 'blocked',
  cause: 'tls',
  manner: 'reset',
  confidence: 'confident',
  functions: [
    { function: 'web', state: 'blocked', cause: 'tls', because: ['tries-agree'] },
    { function: 'messages', state: 'blocked', cause: 'tls', because: [], count: { failed: 2, total: 2 } },
    { function: 'media', state: 'works', because: [], kbps: 4321 },
    { function: 'calls', state: 'untestable', because: ['no-public-endpoint'] },
    { function: 'upload', state: 'unsure', because: ['not-tried'] },
  ],
  because: ['tries-agree', 'controls-fine'],
  at,
  ruleset: 2,
};

function circumstances(state: NetworkState = 'online'): Circumstances {
  return {
    network: { state, because: [], answered: 4, tried: 4, controlMs: 87, kbps: 9000 },
    place: { cc: 'RU', asn: 8359 },
    version: '1.2.3',
  };
}

const report: Report = {
  v: 1,
  slot: slotOf(at),
  cc: 'RU',
  asn: 8359,
  service: 'whatsapp',
  state: 'blocked',
  version: '1.2',
};

describe('a verdict that is shared', () => {
  it('becomes these fields and no others', () => {
    expect(toReport(blocked, circumstances())).toEqual(report);
  });

  it('has the time in steps of six hours', () => {
    const times = [Date.UTC(2026, 10, 25, 6), at, Date.UTC(2026, 10, 25, 11, 59, 59, 999)];
    expect(new Set(times.map(slotOf)).size).toBe(1);
    expect(slotOf(Date.UTC(2026, 10, 25, 12))).toBe(slotOf(at) + 1);
  });

  it.each<[JudgedState, ReportState]>([
    ['works', 'works'],
    ['slow', 'problem'],
    ['partial', 'problem'],
    ['down', 'problem'],
    ['blocked', 'blocked'],
  ])('says of %s only what is published: %s', (state, said) => {
    expect(toReport({ ...blocked, state }, circumstances())?.state).toBe(said);
  });

  it('is read back as it was sent', () => {
    expect(parseReport(JSON.parse(JSON.stringify(toReport(blocked, circumstances()))))).toEqual({ report });
  });
});

describe('a verdict that is not shared', () => {
  it.each(['unsure', 'untestable'] as const)('one that says nothing: %s', (state) => {
    expect(toReport({ ...blocked, state }, circumstances())).toBeUndefined();
  });

  it.each(['site-only', 'site-blocked'] as const)('one that only says something about a site: %s', (state) => {
    expect(toReport({ ...blocked, state }, circumstances())).toBeUndefined();
    expect(parseReport({ ...report, state }).problem).toMatch(/^state: /);
  });

  it('one that is unsure', () => {
    expect(toReport({ ...blocked, confidence: 'unsure' }, circumstances())).toBeUndefined();
  });

  it('one on a custom service', () => {
    expect(toReport({ ...blocked, service: 'custom-4f1d' }, circumstances())).toBeUndefined();
  });

  it('one from an unknown country', () => {
    expect(toReport(blocked, { ...circumstances(), place: { cc: 'ZZ', asn: 0 } })).toBeUndefined();
  });

  it.each(networkStateWords.filter((state) => state !== 'online' && state !== 'slow-line'))(
    'one from a connection that is %s',
    (state) => {
      expect(toReport(blocked, circumstances(state))).toBeUndefined();
    },
  );
});

describe('a report that is refused', () => {
  it.each<[string, unknown, string]>([
    ['no record', 'works', 'report: '],
    ['a missing field', { ...report, state: undefined }, 'state: expected one of works'],
    ['another version', { ...report, v: 2 }, 'v: expected 1'],
    ['an exact time', { ...report, at }, 'at: '],
    ['a broken slot', { ...report, slot: 82234.5 }, 'slot: expected a whole number'],
    ['a time in ms for a slot', { ...report, slot: at }, 'slot: expected at most'],
    ['a country in small letters', { ...report, cc: 'ru' }, 'cc: expected a country code'],
    ['the country that is not known', { ...report, cc: 'ZZ' }, 'cc: expected a country that is known'],
    ['a network number below zero', { ...report, asn: -1 }, 'asn: expected no negative number'],
    ['a service that a person added', { ...report, service: 'custom-4f1d' }, 'service: expected a service of'],
    ['a service with a path', { ...report, service: '../../etc' }, 'service: expected the id'],
    ['an id that is endless', { ...report, service: 'a'.repeat(41) }, 'service: expected at most 40'],
    ['a state that is nobody else’s affair', { ...report, state: 'unsure' }, 'state: expected one of'],
    ['a state that is not published', { ...report, state: 'slow' }, 'state: expected one of'],
    ['a cause', { ...report, cause: 'tls' }, 'cause: '],
    ['functions', { ...report, functions: { web: 'works' } }, 'functions: '],
    ['how sure it is', { ...report, confidence: 'likely' }, 'confidence: '],
    ['a patch version', { ...report, version: '1.2.3' }, 'version: expected a version like 1.2'],
    ['a field more', { ...report, language: 'fa' }, 'language: '],
  ])('%s', (_name, candidate, problem) => {
    expect(parseReport(candidate).problem).toContain(problem);
  });

  it('with any field replaced by any value, it is valid or has a one-line problem', () => {
    const field = fc.constantFrom(...Object.keys(report), 'more');
    const value = fc.oneof(fc.anything({ maxDepth: 1 }), fc.constantFrom(...Object.values(report)));
    fc.assert(
      fc.property(field, value, (name, replacement) => {
        const { report: parsed, problem } = parseReport({ ...report, [name]: replacement });
        if (parsed === undefined) expect(problem).toMatch(/^.+: .+$/);
        else {
          // As sent: JSON has no negative zero.
          const sent = JSON.parse(JSON.stringify(parsed));
          expect(parseReport(sent)).toEqual({ report: sent });
        }
      }),
      { numRuns: 20_000 },
    );
  });

  it('for any value, has a one-line problem', () => {
    fc.assert(
      fc.property(fc.anything(), (candidate) => {
        expect(parseReport(candidate).problem).toMatch(/^.+: .+$/);
      }),
      { numRuns: 2000 },
    );
  });
});
