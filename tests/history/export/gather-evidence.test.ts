import { describe, expect, it } from 'vitest';
import { evidenceGatherer } from '../../../src/history/export/gather-evidence.ts';
import type { RoundRecord } from '../../../src/model/round.ts';
import { observations, round, start } from './sample-records.ts';

const hourMs = 3_600_000;
const unnamed = () => undefined;

/** The sample check, this many hours later. */
const checkAt = (hours: number, changes: Partial<RoundRecord['round']> = {}): RoundRecord => ({
  round: { ...round, at: start + hours * hourMs, ...changes },
  observations,
});

function gather(records: readonly RoundRecord[], nameOf: (profile: string) => string | undefined = unnamed) {
  const gatherer = evidenceGatherer(nameOf);
  for (const [index, record] of records.entries()) gatherer.add(record, `sum ${index}`);
  return gatherer.gathered();
}

describe('evidence', () => {
  it('counts the checks, by how they began, with the times of the first and the last', () => {
    const { checks } = gather([checkAt(0), checkAt(1, { trigger: 'person', status: 'stopped' })]);
    expect(checks).toEqual({
      total: 2,
      finished: 1,
      byPerson: 1,
      bySchedule: 1,
      first: '2026-11-25T13:20:00.000Z',
      last: '2026-11-25T14:20:00.000Z',
    });
  });

  it("separates what went through the person's proxy, and says so", () => {
    const [verdict] = round.verdicts;
    if (!verdict) throw new Error('the sample has a verdict');
    const throughProxy = { verdicts: [{ ...verdict, because: ['way-round' as const] }] };
    const { services } = gather([checkAt(0), checkAt(1, throughProxy)]);
    expect(services[0]?.findings.map(({ because, checks }) => [because, checks])).toEqual([
      [undefined, 1],
      [['way-round'], 1],
    ]);
  });

  it('adds up the results for each messenger, the commonest first, with the first and the last time', () => {
    const [verdict] = round.verdicts;
    if (!verdict) throw new Error('the sample has a verdict');
    const { cause: _, manner: __, ...works } = { ...verdict, state: 'works' as const, ruleset: 3 };
    const { services, rulesets } = gather([checkAt(0, { verdicts: [works] }), checkAt(1), checkAt(3)]);
    expect(rulesets).toEqual([1, 3]);
    expect(services).toEqual([
      {
        service: 'signal',
        checks: 3,
        // Three of the sample's four observations of it were attempts.
        tries: 9,
        findings: [
          {
            state: 'partial',
            cause: 'tls',
            manner: 'timeout',
            confidence: 'likely',
            checks: 2,
            first: '2026-11-25T14:20:00.000Z',
            last: '2026-11-25T16:20:00.000Z',
          },
          {
            state: 'works',
            confidence: 'likely',
            checks: 1,
            first: '2026-11-25T13:20:00.000Z',
            last: '2026-11-25T13:20:00.000Z',
          },
        ],
      },
    ]);
  });

  it('has the largest amount that came before a freeze', () => {
    const frozen = (stoppedAfterKilobytes: number) => ({
      verdicts: round.verdicts.map((verdict) => ({
        ...verdict,
        cause: 'freeze' as const,
        functions: [{ function: 'media' as const, state: 'blocked' as const, because: [], stoppedAfterKilobytes }],
      })),
    });
    const { services } = gather([checkAt(0, frozen(12)), checkAt(1, frozen(16)), checkAt(2, frozen(14))]);
    expect(services[0]?.findings).toMatchObject([{ checks: 3, stoppedAfterKilobytes: 16 }]);
  });

  it('has the fastest result of each slow function, and what was usual then', () => {
    const slowed = (kbps: number, usualKbps?: number) => ({
      verdicts: round.verdicts.map((verdict) => ({
        ...verdict,
        state: 'slow' as const,
        cause: 'throttle' as const,
        functions: [
          { function: 'web' as const, state: 'works' as const, because: [], kbps: 9000 },
          {
            function: 'media' as const,
            state: 'slow' as const,
            because: [],
            kbps,
            ...(usualKbps ? { usualKbps } : {}),
          },
          { function: 'upload' as const, state: 'slow' as const, because: [] },
        ],
      })),
    });
    const { services } = gather([checkAt(0, slowed(300)), checkAt(1, slowed(400, 6000)), checkAt(2, slowed(200))]);
    const speeds = [{ function: 'media', kbps: 400, usualKbps: 6000 }];
    expect(services[0]?.findings).toMatchObject([{ checks: 3, speeds }]);
  });

  it('has the state of the connection and the answers of the comparison sites', () => {
    const { networks, controls } = gather([checkAt(0), checkAt(1)]);
    expect(networks).toEqual([{ name: 'network-1', checks: 2, connection: { 'national-only': 2 } }]);
    expect(controls).toEqual({ tried: 12, answered: 4 });
  });

  it('names a network only if the person wants it named', () => {
    const records = [checkAt(0), checkAt(1, { profile: 'n-2' })];
    expect(gather(records).networks.map(({ name }) => name)).toEqual(['network-1', 'network-2']);
    const named = gather(records, (profile) => (profile === 'n-2' ? 'Home' : undefined));
    expect(named.networks.map(({ name }) => name)).toEqual(['network-1', 'Home']);
    expect(JSON.stringify([gather(records), named])).not.toContain('n-2');
  });

  it('says nothing about messengers that the person added', () => {
    const own = round.verdicts.map((verdict) => ({ ...verdict, service: 'custom-1' as const }));
    const { services } = gather([checkAt(0, { verdicts: own, services: ['custom-1'] })]);
    expect(services).toEqual([]);
  });

  it('has the hash of each check', () => {
    expect(gather([checkAt(0), checkAt(1)]).each).toEqual([
      { check: '2026-11-25T13:20:00.000Z', sha256: 'sum 0' },
      { check: '2026-11-25T14:20:00.000Z', sha256: 'sum 1' },
    ]);
  });
});
