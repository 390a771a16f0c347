import { describe, expect, it } from 'vitest';
import { checkOf, derived } from '../../../src/measure/check/check.ts';
import type { Observation } from '../../../src/model/observation.ts';
import { telegram, viber } from '../../judge/sample-services.ts';
import { answer, control, tryAt } from '../../judge/sample-tries.ts';

const page = tryAt(telegram, 'web', answer);
const lookup = tryAt(telegram, 'web', { probe: 'lookup' });
const site = tryAt(viber, 'site', answer);
const first = control('one');

describe('a check', () => {
  const check = checkOf([first, page, lookup, site]);

  it.each<[string, readonly Observation[], readonly Observation[]]>([
    ['about controls', check.controls, [first]],
    ['about services', check.services, [page, lookup, site]],
    ['about one service', check.of('telegram'), [page, lookup]],
    ['at one host', check.at(site.host), [site]],
    ['by one kind of probe', check.by('lookup'), [lookup]],
    ['tries', check.tries, [first, page, site]],
    ['tries at controls', check.triesAtControls, [first]],
    ['tries at services', check.triesAtServices, [page, site]],
    ['tries at one service', check.triesAt('telegram'), [page]],
    ['about a service that was not asked', check.of('signal'), []],
  ])('has the observations %s, oldest first', (_what, found, expected) => {
    expect(found).toEqual(expected);
  });
});

describe('a check that is under way', () => {
  it('includes later observations', () => {
    const seen = [page];
    const check = checkOf(seen);
    expect(check.of('viber')).toEqual([]);
    seen.push(site);
    expect(checkOf(seen)).toBe(check);
    expect(check.of('viber')).toEqual([site]);
    expect(check.tries).toEqual([page, site]);
  });

  it('derives a value once, and again after the next observation', () => {
    let times = 0;
    const countOf = derived(({ seen }) => {
      times++;
      return seen.length;
    });
    const seen = [page];
    expect([countOf(checkOf(seen)), countOf(checkOf(seen)), times]).toEqual([1, 1, 1]);
    seen.push(site);
    expect([countOf(checkOf(seen)), countOf(checkOf(seen)), times]).toEqual([2, 2, 2]);
  });
});
