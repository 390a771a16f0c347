import { describe, expect, it } from 'vitest';
import { checkOf } from '../../../src/measure/check/check.ts';
import { froze, trafficFromAbroad } from '../../../src/measure/transfers/abroad.ts';
import { nothingLargeComes, severalPacketsBytes } from '../../../src/measure/transfers/large-packets.ts';
import type { Observation, Subject } from '../../../src/model/observation.ts';
import { moved, ofControl, ofService, pageFrom } from './samples.ts';

const stoppedAfter = (bytes: number, subject: Subject): Observation => ({
  ...moved(subject, 'first-download', bytes, 5000),
  transfer: { direction: 'down', bytes, end: 'stalled' },
});
const frozen = (subject: Subject) => stoppedAfter(16_000, subject);

it('a download is frozen if it stopped within what filters let through, plus one window', () => {
  expect(froze(stoppedAfter(60_000, ofService('a')))).toBe(true);
  expect(froze(stoppedAfter(70_000, ofService('a')))).toBe(false);
});

describe('traffic from abroad', () => {
  const look = (...seen: readonly Observation[]) => trafficFromAbroad(checkOf(seen), new Map());

  it('freezes if the sites of two operators do, and one inside the country comes', () => {
    const mirror: Subject = { kind: 'control', control: 'mirror', class: 'domestic', vendor: 'mirror', country: 'RU' };
    const inside = moved(mirror, 'first-download', 40_960, 60, 8000);
    expect(look(inside, frozen(ofControl('a')), frozen(ofControl('b')))).toBe('frozen');
    expect(look(inside, frozen(ofControl('a')))).toBeUndefined();
  });

  it('freezes if the sites of three operators do, and a service', () => {
    const sites = ['a', 'b', 'c'].map(ofControl).flatMap((subject) => [pageFrom(frozen(subject), 30), frozen(subject)]);
    expect(look(...sites, frozen(ofService('d')))).toBe('frozen');
    expect(look(...sites.slice(2), frozen(ofService('d')))).toBeUndefined();
  });
});

it('nothing large comes if no byte of the files of three operators does', () => {
  const empty = ['a', 'b', 'c'].map((name) => stoppedAfter(0, ofControl(name)));
  expect(nothingLargeComes(checkOf(empty))).toBe(true);
  expect(nothingLargeComes(checkOf(empty.slice(1)))).toBe(false);
});

it('a few packets are a quarter of the 16 KB after which filters freeze a connection', () => {
  expect(4 * severalPacketsBytes).toBe(16 * 1024);
});
