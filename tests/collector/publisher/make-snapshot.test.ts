import { describe, expect, it } from 'vitest';
import { fitSnapshot } from '../../../src/collector/publisher/fit-snapshot.ts';
import { type CountryData, makeSnapshot } from '../../../src/collector/publisher/make-snapshot.ts';
import { noiseFrom } from '../../../src/collector/publisher/noise.ts';
import type { OoniDay } from '../../../src/collector/publisher/ooni-figures.ts';
import { networkCell } from '../../../src/community/protocol/wire/cell.ts';
import { largestSnapshot, parseSnapshot } from '../../../src/community/protocol/wire/snapshot.ts';
import { counter, noNoise, partOf, steadily, today } from './sample-parts.ts';

const material = (change: Partial<CountryData> = {}): CountryData => ({
  country: 'RU',
  counter,
  slots: [],
  days: [],
  ooni: new Map(),
  noise: noNoise,
  ...change,
});
const both = (...all: ReturnType<typeof steadily>[]) => ({
  slots: all.flatMap(({ slots }) => slots),
  days: all.flatMap(({ days }) => days),
});
const ooniDay = (day: number, ok: number, anomaly: number): OoniDay => ({
  day,
  n: ok + anomaly,
  anomaly,
  confirmed: 0,
  ok,
  failure: 0,
});

describe('the snapshot of a country', () => {
  it('has the published form', () => {
    const snapshot = makeSnapshot(material(both(steadily(20, 4), steadily(30, 30, { asn: 3, service: 'signal' }))));
    expect(parseSnapshot(snapshot)).toMatchObject({ success: true, output: snapshot });
  });

  it('has the time of its slot, whenever it was made', () => {
    expect(makeSnapshot(material())).toMatchObject({ counter, publishedAt: counter * 21_600 });
  });

  it('counts the last 24 hours and the last 30 days', () => {
    const { services, networks } = makeSnapshot(material(steadily(20, 5)));
    expect(services['telegram']).toMatchObject({ day: [80, 20, 20], month: [2480, 620, 620] });
    expect(networks).toEqual([{ asn: 8359, services: { telegram: { day: [80, 20, 20], month: [2480, 620, 620] } } }]);
  });

  it('has a share for each whole day, with gaps where there were too few reports', () => {
    const days = [partOf(today, 40, 40), partOf(today - 1, 20, 10), partOf(today - 2, 8, 8), partOf(today - 30, 20, 0)];
    const { services } = makeSnapshot(material({ days }));
    expect(services['telegram']?.strip).toBe(`0${'-'.repeat(27)}-5`);
  });

  it('counts how many of the problems are blocks', () => {
    const slow = [partOf(counter - 1, 20, 20, { blocked: 5 }), partOf(counter - 2, 20, 20, { blocked: 5 })];
    expect(makeSnapshot(material({ slots: slow })).services['telegram']?.day).toEqual([40, 40, 10]);
  });
});

describe('a cell', () => {
  const networkDay = (slots: CountryData['slots']) =>
    networkCell(makeSnapshot(material({ slots })), 8359, 'telegram', 'day');

  it('is published from ten reports on', () => {
    expect(networkDay([partOf(counter - 1, 9)])).toBeUndefined();
    expect(networkDay([partOf(counter - 1, 10)])).toEqual([10, 0, 0]);
  });

  it('of ten reports that may come from four neighbourhoods is not published', () => {
    // A neighbourhood counts twice a day, so eight reports of one day may be from four, and those of the day before from the same.
    expect(networkDay([partOf(counter - 1, 8), partOf(counter - 4, 8)])).toBeUndefined();
    expect(networkDay([partOf(counter - 2, 8), partOf(counter - 4, 8)])).toEqual([15, 0, 0]);
  });

  it('that is too small still counts for the country', () => {
    const slots = [
      partOf(counter - 1, 9),
      partOf(counter - 1, 4, 0, { asn: 5 }),
      partOf(counter - 1, 7, 0, { asn: 0 }),
    ];
    const { services, networks } = makeSnapshot(material({ slots }));
    expect(networks).toEqual([]);
    expect(services['telegram']?.day).toEqual([20, 0, 0]);
  });

  it('of small networks is never published', () => {
    const { services, networks } = makeSnapshot(material(steadily(200, 0, { asn: 0 })));
    expect(networks).toEqual([]);
    expect(services['telegram']?.day).toEqual([800, 0, 0]);
  });

  it('is held where a single slot turns it', () => {
    const { slots } = steadily(20, 0);
    expect(networkDay([partOf(counter - 1, 90, 90), ...slots.slice(1)])).toEqual([60, 0, 0, 'held']);
  });
});

describe('a cell is contested', () => {
  const others = steadily(50, 0, { asn: 3 });

  it('where the other networks of the country disagree', () => {
    const { networks, services } = makeSnapshot(material(both(steadily(20, 19), others)));
    const found = networks.find(({ asn }) => asn === 8359);
    expect(found?.services['telegram']?.day).toEqual([80, 75, 75, 'contested']);
    expect(services['telegram']?.day).toEqual([280, 75, 75]);
  });

  it('where OONI disagrees and no other network can be compared', () => {
    const ooni = new Map([['telegram', [ooniDay(today, 60, 2), ooniDay(today - 1, 60, 2)]]]);
    const { services, networks } = makeSnapshot(material({ ...steadily(20, 20), ooni }));
    expect(services['telegram']?.day?.[3]).toBe('contested');
    expect(networks[0]?.services['telegram']?.day?.[3]).toBe('contested');
  });

  it('where it works and OONI sees problems', () => {
    const ooni = new Map([['telegram', [ooniDay(today, 1, 60)]]]);
    expect(makeSnapshot(material({ ...steadily(20, 0), ooni })).services['telegram']?.day?.[3]).toBe('contested');
  });

  it('but not where OONI agrees, although the other networks do not', () => {
    const ooni = new Map([['telegram', [ooniDay(today, 5, 60)]]]);
    const { networks } = makeSnapshot(material({ ...both(steadily(20, 19), others), ooni }));
    expect(networkCell({ ...makeSnapshot(material()), networks }, 8359, 'telegram', 'day')).toEqual([80, 75, 75]);
  });

  it("but not where a problem since yesterday is hidden in OONI's average", () => {
    const week = Array.from({ length: 6 }, (_, index) => ooniDay(today - 2 - index, 100, 1));
    const ooni = new Map([['telegram', [ooniDay(today, 2, 30), ooniDay(today - 1, 30, 30), ...week]]]);
    expect(makeSnapshot(material({ ...steadily(20, 20), ooni })).services['telegram']?.day).toEqual([80, 80, 80]);
  });

  it('but not where there is nothing to compare it with', () => {
    expect(makeSnapshot(material(steadily(20, 20))).services['telegram']?.day).toEqual([80, 80, 80]);
  });
});

describe("OONI's figures", () => {
  it('are summed over the last week, and hidden below twenty', () => {
    const ooni = new Map([
      [
        'telegram',
        [ooniDay(today, 15, 2), ooniDay(today - 7, 4, 1), ooniDay(today - 8, 100, 100), ooniDay(today + 1, 9, 9)],
      ],
      ['signal', [ooniDay(today, 19, 0)]],
    ]);
    const { services } = makeSnapshot(material({ ooni }));
    expect(services).toEqual({ telegram: { ooni: { n: 22, anomaly: 3, confirmed: 0, ok: 19, failure: 0 } } });
  });
});

describe('a snapshot for one answer', () => {
  it('keeps its largest networks where it is too large', () => {
    const networks = Array.from({ length: 500 }, (_, index) =>
      ['telegram', 'whatsapp', 'signal', 'viber'].map((service, kind) =>
        steadily(10 + ((index * 37 + kind * 11) % 400), (index * kind) % 10, { asn: 1000 + 97 * index, service }),
      ),
    );
    const whole = makeSnapshot(material({ ...both(...networks.flat()), noise: noiseFrom(new Uint8Array(32)) }));
    const { snapshot, body } = fitSnapshot(whole);
    expect(body.length).toBeLessThanOrEqual(largestSnapshot - 64);
    expect(body.length).toBeGreaterThan(0.95 * (largestSnapshot - 64));
    expect(snapshot.networks).toEqual(whole.networks.slice(0, snapshot.networks.length));
    expect(snapshot.networks.length).toBeGreaterThan(30);
    expect(snapshot.services).toEqual(whole.services);
  });

  it('keeps all of them where they fit', () => {
    const whole = makeSnapshot(material(steadily(20, 5)));
    expect(fitSnapshot(whole).snapshot).toEqual(whole);
  });
});
