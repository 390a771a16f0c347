import { describe, expect, it } from 'vitest';
import { networkCell } from '../../../protocol/wire/cell.ts';
import { largestSnapshot, parseSnapshot } from '../../../protocol/wire/snapshot.ts';
import { fitSnapshot } from '../../publisher/fit-snapshot.ts';
import { type CountryData, makeSnapshot } from '../../publisher/make-snapshot.ts';
import type { OoniDay } from '../../publisher/ooni-figures.ts';
import { quickNoise } from './quick-noise.ts';
import { counter, noLarge, noNoise, partOf, type Sum, steadily, throughTwo, today, twoRelays } from './sample-parts.ts';

type Material = Omit<CountryData, 'slots' | 'days'> & { readonly slots: readonly Sum[]; readonly days: readonly Sum[] };

const material = ({ slots = [], days = [], ...change }: Partial<Material> = {}): CountryData => ({
  country: 'RU',
  counter,
  relays: twoRelays,
  slots: throughTwo(slots),
  days: throughTwo(days),
  ooni: new Map(),
  noise: noNoise,
  isLarge: noLarge,
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
    const snapshot = makeSnapshot(material(both(steadily(40, 20), steadily(60, 60, { asn: 3, service: 'signal' }))));
    expect(parseSnapshot(snapshot)).toMatchObject({ success: true, output: snapshot });
  });

  it('has the published form whatever the noise is, with few reports and with many', () => {
    for (let run = 0; run < 60; run++) {
      const n = [0, 1, 5, 20, 200][run % 5] ?? 0;
      const parts = both(
        steadily(n, Math.floor((n * (run % 7)) / 6)),
        steadily(10 * n, n, { asn: 3, service: 'signal' }),
      );
      const snapshot = makeSnapshot(material({ ...parts, noise: quickNoise(run) }));
      expect(parseSnapshot(snapshot)).toMatchObject({ success: true });
    }
  });

  it('has the time of its slot, no matter when it was made', () => {
    expect(makeSnapshot(material())).toMatchObject({ counter, publishedAt: counter * 21_600 });
  });

  it('counts the last 24 hours and the last 30 days', () => {
    const { services, networks } = makeSnapshot(material(steadily(40, 15)));
    expect(services['telegram']).toMatchObject({ day: [160, 60, 60], month: [4960, 1860, 1860] });
    expect(networks).toEqual([
      { asn: 8359, services: { telegram: { day: [160, 60, 60], month: [4960, 1860, 1860] } } },
    ]);
  });

  it('has a share for each whole day, with gaps where there were too few reports', () => {
    const days = [
      partOf(today, 400, 400),
      partOf(today - 1, 400, 200),
      partOf(today - 2, 50, 50),
      partOf(today - 30, 400, 0),
    ];
    const { services } = makeSnapshot(material({ days }));
    expect(services['telegram']?.strip).toBe(`0${'-'.repeat(27)}-5`);
  });

  it('has no shares of days if a month has too few reports', () => {
    expect(makeSnapshot(material({ days: [partOf(today - 1, 400, 200)] })).services['telegram']).toBeUndefined();
  });

  it('counts how many of the problems are blocks', () => {
    const slow = [partOf(counter - 1, 80, 80, { blocked: 20 }), partOf(counter - 2, 80, 80, { blocked: 20 })];
    expect(makeSnapshot(material({ slots: slow })).services['telegram']?.day).toEqual([160, 160, 40]);
  });
});

describe('a cell', () => {
  const networkDay = (slots: readonly Sum[], change: Partial<Material> = {}) =>
    networkCell(makeSnapshot(material({ slots, ...change })), 8359, 'telegram', 'day');
  const twoSlots = (n: number) => [partOf(counter - 1, n / 2), partOf(counter - 2, n / 2)];
  const week = (n: number) => ({ days: Array.from({ length: 7 }, (_, index) => partOf(today - index, n)) });

  it('is published from forty reports on, if the week has more than noise could', () => {
    expect(networkDay(twoSlots(38), week(40))).toBeUndefined();
    expect(networkDay(twoSlots(40), week(40))).toEqual([40, 0, 0]);
    expect(networkDay(twoSlots(40), week(20))).toBeUndefined();
  });

  it('without a week before it is published from seventy-two reports on', () => {
    expect(networkDay(twoSlots(70))).toBeUndefined();
    expect(networkDay(twoSlots(72))).toEqual([70, 0, 0]);
  });

  it('of a large network needs more', () => {
    const isLarge = () => true;
    expect(networkDay(twoSlots(46), { ...week(60), isLarge })).toBeUndefined();
    expect(networkDay(twoSlots(48), { ...week(60), isLarge })).toEqual([50, 0, 0]);
    expect(networkDay(twoSlots(94), { isLarge })).toBeUndefined();
  });

  it('that is too small still counts for the country', () => {
    const slots = [
      partOf(counter - 1, 39),
      partOf(counter - 1, 34, 0, { asn: 5 }),
      partOf(counter - 1, 37, 0, { asn: 0 }),
    ];
    const { services, networks } = makeSnapshot(material({ slots }));
    expect(networks).toEqual([]);
    expect(services['telegram']?.day).toEqual([110, 0, 0]);
  });

  it('of small networks is never published', () => {
    const { services, networks } = makeSnapshot(material(steadily(200, 0, { asn: 0 })));
    expect(networks).toEqual([]);
    expect(services['telegram']?.day).toEqual([800, 0, 0]);
  });

  it('is held back if a single slot changes its state', () => {
    const { slots } = steadily(40, 0);
    expect(networkDay([partOf(counter - 1, 90, 90), ...slots.slice(1)])).toEqual([120, 0, 0, 'held']);
  });

  it('counts what came since a change that two slots confirm', () => {
    const { slots } = steadily(40, 0);
    expect(networkDay([partOf(counter - 1, 40, 40), partOf(counter - 2, 40, 40), ...slots.slice(2)])).toEqual([
      80, 80, 80,
    ]);
  });

  it('is not published if a single slot with problems is all there is', () => {
    expect(networkDay([partOf(counter - 1, 200, 200)])).toBeUndefined();
  });
});

describe('a cell is contested', () => {
  const others = steadily(100, 0, { asn: 3 });

  it('where the other networks of the country disagree', () => {
    const { networks, services } = makeSnapshot(material(both(steadily(40, 38), others)));
    const found = networks.find(({ asn }) => asn === 8359);
    expect(found?.services['telegram']?.day).toEqual([160, 160, 160, 'contested']);
    expect(services['telegram']?.day).toEqual([560, 150, 150]);
  });

  it('unless they have fewer reports than it has', () => {
    const { networks } = makeSnapshot(material(both(steadily(40, 40), steadily(38, 0, { asn: 3 }))));
    const found = networks.find(({ asn }) => asn === 8359);
    expect(found?.services['telegram']?.day).toEqual([160, 160, 160]);
  });

  it('unless fewer say the opposite there than it has reports, however many agree', () => {
    const { networks } = makeSnapshot(material(both(steadily(80, 80), steadily(120, 54, { asn: 3 }))));
    const found = networks.find(({ asn }) => asn === 8359);
    expect(found?.services['telegram']?.day).toEqual([320, 320, 320]);
  });

  it('unless there is nothing to compare it with', () => {
    expect(makeSnapshot(material(steadily(40, 40))).services['telegram']?.day).toEqual([160, 160, 160]);
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
  it('keeps its largest networks if it is too large', () => {
    const networks = Array.from({ length: 500 }, (_, index) =>
      ['telegram', 'whatsapp', 'signal', 'viber'].map((service, kind) =>
        steadily(30 + ((index * 37 + kind * 11) % 400), (index * kind) % 30, { asn: 1000 + 97 * index, service }),
      ),
    );
    const whole = makeSnapshot(material({ ...both(...networks.flat()), noise: quickNoise(1) }));
    const { snapshot, body } = fitSnapshot(whole);
    expect(body.length).toBeLessThanOrEqual(largestSnapshot - 64);
    expect(body.length).toBeGreaterThan(0.95 * (largestSnapshot - 64));
    expect(snapshot.networks).toEqual(whole.networks.slice(0, snapshot.networks.length));
    expect(snapshot.networks.length).toBeGreaterThan(30);
    expect(snapshot.services).toEqual(whole.services);
  });

  it('keeps all of them if they fit', () => {
    const whole = makeSnapshot(material(steadily(20, 5)));
    expect(fitSnapshot(whole).snapshot).toEqual(whole);
  });
});
