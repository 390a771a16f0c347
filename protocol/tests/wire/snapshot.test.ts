import { describe, expect, it } from 'vitest';
import { agreement, crowdVerdict, dailyShares, networkCell } from '../../wire/cell.ts';
import { type Cell, parseSnapshot, type Snapshot } from '../../wire/snapshot.ts';

const snapshot: Snapshot = {
  v: 1,
  country: 'RU',
  counter: 82_173,
  publishedAt: 82_173 * 21_600,
  services: {
    telegram: {
      day: [400, 100, 60],
      month: [9000, 1200, 700],
      strip: '---00112233445566778899aaaa000',
      ooni: { n: 412, anomaly: 80, confirmed: 0, ok: 320, failure: 12 },
    },
    signal: { day: [25, 25, 20, 'contested'] },
  },
  networks: [{ asn: 8359, services: { telegram: { day: [15, 15, 15], month: [120, 30, 20] } } }],
};

describe('a snapshot', () => {
  it('in the published form is accepted unchanged', () => {
    expect(parseSnapshot(snapshot)).toMatchObject({ success: true, output: snapshot });
  });

  it.each([
    ['a field that nobody knows', { ...snapshot, people: 3 }],
    ['another version', { ...snapshot, v: 2 }],
    ['a time between two slots', { ...snapshot, publishedAt: snapshot.publishedAt + 60 }],
    ['a count that is not rounded', withCell([12, 5, 5])],
    ['fewer reports than are ever told', withCell([5, 0, 0])],
    ['more problems than reports', withCell([10, 15, 5])],
    ['more blocks than problems', withCell([20, 5, 10])],
    ['a doubt that nobody knows', withCell([20, 5, 5, 'perhaps'])],
    ['daily shares that are too short', { ...snapshot, services: { telegram: { strip: '000' } } }],
    ['a network without a number', { ...snapshot, networks: [{ asn: 0, services: {} }] }],
    ['nothing', undefined],
  ])('with %s is refused', (_what, value) => {
    expect(parseSnapshot(value).success).toBe(false);
  });
});

function withCell(day: unknown) {
  return { ...snapshot, services: { telegram: { day } } };
}

describe('a cell', () => {
  it.each<[string, Cell | undefined, string]>([
    ['nobody has a problem', [20, 0, 0], 'works'],
    ['a fifth has a problem', [25, 5, 5], 'works'],
    ['more have one', [20, 5, 5], 'mixed'],
    ['nearly four fifths have one', [20, 15, 0], 'mixed'],
    ['four fifths have one', [25, 20, 0], 'problem'],
    ['OONI sees otherwise', [30, 30, 30, 'contested'], 'contested'],
    ['one slot alone sees otherwise', [30, 0, 0, 'held'], 'held'],
    ['there is none', undefined, 'too-few'],
  ])('has the verdict of %s', (_what, cell, verdict) => {
    expect(crowdVerdict(cell)).toBe(verdict);
  });

  it('counts the reports that agree with a person, who has a problem or none', () => {
    expect(agreement([20, 15, 10], 'blocked')).toEqual({ same: 15, of: 20 });
    expect(agreement([20, 15, 10], 'slow')).toEqual({ same: 15, of: 20 });
    expect(agreement([20, 15, 10], 'works')).toEqual({ same: 5, of: 20 });
  });

  it.each(['unsure', 'untestable'] as const)('cannot be compared with a state that is %s', (state) => {
    expect(agreement([20, 15, 10], state)).toBeUndefined();
  });

  it('that is missing cannot be compared', () => {
    expect(agreement(undefined, 'blocked')).toBeUndefined();
  });
});

describe('the cell of a network', () => {
  it('is found by number, service and window', () => {
    expect(networkCell(snapshot, 8359, 'telegram', 'day')).toEqual([15, 15, 15]);
  });

  it.each([
    ['a network that is not told apart', 1, 'telegram'],
    ['a small network', 0, 'telegram'],
    ['a service with too few reports there', 8359, 'signal'],
  ])('is missing for %s', (_what, asn, service) => {
    expect(networkCell(snapshot, asn, service, 'day')).toBeUndefined();
  });
});

describe('the daily shares of a country', () => {
  it('have a value for each day, and gaps', () => {
    expect(dailyShares('-05a')).toEqual([undefined, 0, 0.5, 1]);
  });
});
