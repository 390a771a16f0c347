import { describe, expect, it } from 'vitest';
import { crowdVerdict, networkCell } from '../../../protocol/wire/cell.ts';
import type { Report } from '../../../protocol/wire/report.ts';
import { seededRandom } from '../../../src/model/chance.ts';
import { makeSnapshot } from '../../publisher/make-snapshot.ts';
import type { Part } from '../../store/read-counts.ts';
import { anyBuckets, attacked, many, relayNames, type Sender, snapshots } from './crowd.ts';
import { quickNoise } from './quick-noise.ts';
import { counter, noLarge, partOf, today } from './sample-parts.ts';

/** One relay of three invents reports: neighbourhoods, networks and times. */
const liar = 2;
const [works, blocked] = ['works', 'blocked'] as const;
const onlyLast = (state: Report['state']) => [undefined, undefined, undefined, state] as const;

const invented = (count: number, state: Sender['state'], asn = attacked): Sender[] =>
  many(count, () => ({ buckets: anyBuckets(), asn, state, inventedBy: liar }));

/** The words of 200 publications for the attacked network, for a silent one, and for the country. */
const words = (senders: readonly Sender[], people: number) =>
  snapshots(senders, { relays: 3, before: 4 * people }).map((snapshot) => ({
    network: crowdVerdict(networkCell(snapshot, attacked, 'telegram', 'day')),
    silent: crowdVerdict(networkCell(snapshot, 3, 'telegram', 'day')),
    country: crowdVerdict(snapshot.services['telegram']?.day),
  }));

type Words = ReturnType<typeof words>;
const allCells = ['network', 'silent', 'country'] as const;

/** How many cells have another word with the lies than without. */
function changed(without: Words, withLies: Words, cells: readonly (keyof Words[number])[] = allCells): number {
  return without.flatMap((before, run) => {
    const after = withLies[run];
    return cells.filter((cell) => {
      const word = after?.[cell];
      return word !== before[cell] && word !== 'too-few' && before[cell] !== 'too-few';
    });
  }).length;
}

const appeared = (published: Words) => published.filter(({ silent }) => silent !== 'too-few').length;

describe.each([
  [works, blocked],
  [blocked, works],
] as const)('a relay that lies while people see the state "%s"', (truth, lie) => {
  const people = (count: number): Sender[] =>
    many(count, () => ({ buckets: anyBuckets(), asn: attacked, state: truth }));
  const hundred = people(100);
  const ofHundred = words(hundred, 100);

  it.each([
    ['a thousand neighbourhoods', invented(1000, lie)],
    ['a thousand in the newest slot', invented(1000, onlyLast(lie))],
    ['as many as pass for honest', invented(10, lie)],
    ['a thousand on another network', invented(1000, lie, 3)],
  ])('changes hardly any of 600 words of cells that a hundred people fill, with %s', (_what, lies) => {
    const published = words([...hundred, ...lies], 100);
    expect(changed(ofHundred, published)).toBeLessThan(4);
    expect(appeared(published)).toBeLessThan(4);
    expect(published.filter(({ network }) => network === 'too-few').length).toBe(0);
  });

  // A thousand change no more than a few: whatever exceeds the others' counts is not counted.
  it.each([
    { count: 20, lies: 6, most: 50 },
    { count: 20, lies: 10, most: 50 },
    { count: 20, lies: 1000, most: 50 },
    { count: 40, lies: 10, most: 17 },
    { count: 40, lies: 1000, most: 17 },
  ])('changes few of 200 networks with $count people if it invents $lies neighbourhoods', (expected) => {
    const { count, lies, most } = expected;
    const without = words(people(count), count);
    const published = words([...people(count), ...invented(lies, lie)], count);
    expect(changed(without, published, ['network'])).toBeLessThan(most);
    expect(published.filter(({ network }) => network === 'too-few').length).toBeLessThan(5);
    expect(appeared(published)).toBe(0);
  });
});

describe('a relay that fills a cell alone, to see what the only person in it says', () => {
  const random = seededRandom(3);
  const runs = 200;
  const slotsOfMonth = 31 * 4;

  /** The only person shares one service in every slot of a month, and takes a random relay each time. */
  function monthOf(state: Report['state'], fill: number): Part[] {
    const problem = state === 'works' ? 0 : 1;
    const own = Array.from({ length: slotsOfMonth }, (_, index) => {
      const relay = relayNames[Math.floor(random() * 3)] ?? '';
      return { ...partOf(counter - 1 - index, 1, problem), relay };
    });
    const relay = relayNames[liar] ?? '';
    const lies = own.map(({ time }) => ({ ...partOf(time, fill, fill / 2), relay }));
    return [...own, ...lies];
  }

  /** Whether the published figures suggest that the person sees a block; undefined if nothing is published. */
  function readOff(parts: readonly Part[], run: number): boolean | undefined {
    const { services, networks } = makeSnapshot({
      country: 'RU',
      counter,
      relays: relayNames.slice(0, 3),
      slots: parts.filter(({ time }) => time >= counter - 4),
      days: parts
        .map((part) => ({ ...part, time: Math.floor(part.time / 4) }))
        .filter(({ time }) => time >= today - 30),
      ooni: new Map(),
      noise: quickNoise(run),
      isLarge: noLarge,
    });
    const cells = [networks[0]?.services['telegram'], services['telegram']];
    const figures = cells.map((cell) => cell?.month ?? cell?.day).find((cell) => cell !== undefined);
    return figures && figures[1] > figures[0] / 2;
  }

  it.each([2, 6, 20, 200])('is right no more often than by guessing (%i reports in each slot)', (fill) => {
    const guesses = Array.from({ length: runs }, (_, run) => [
      readOff(monthOf('blocked', fill), run) ?? false,
      !(readOff(monthOf('works', fill), run) ?? false),
    ]).flat();
    const right = (100 * guesses.filter(Boolean).length) / guesses.length;
    expect(Math.abs(right - 50)).toBeLessThan(3);
  });
});
