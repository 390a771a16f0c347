import { describe, expect, it } from 'vitest';
import { newsOf } from '../../../src/history/notices/news.ts';
import type { NetworkState } from '../../../src/model/network-states.ts';
import type { Round } from '../../../src/model/round.ts';
import type { ServiceState } from '../../../src/model/verdict.ts';
import { round, verdict } from '../sample-rounds.ts';

const start = Date.parse('2026-11-25T12:00:00Z');

/**
 * Rounds of Signal, 15 minutes apart, on a healthy connection unless a network state is given: `works`, or
 * `state@network`, or `state@network/profile`.
 */
function story(text: string, everyMinutes = 15): Round[] {
  return text.split(' ').map((word, index) => {
    const [state = '', where = 'online'] = word.split('@');
    const [network = '', profile = 'unknown'] = where.split('/');
    return round(start + index * everyMinutes * 60_000, [verdict('signal', state as ServiceState)], {
      profile,
      network: { state: network as NetworkState, because: [], answered: 3, tried: 3 },
    });
  });
}

const kinds = (rounds: readonly Round[]) => newsOf(rounds).map(({ kind }) => kind);

describe('news', () => {
  it('report that a service got worse as soon as two rounds agree', () => {
    expect(newsOf(story('works works blocked'))).toEqual([]);
    expect(newsOf(story('works works blocked blocked'))).toEqual([
      {
        kind: 'worse',
        service: 'signal',
        state: 'blocked',
        functions: [],
        effects: ['not-open'],
        since: start + 30 * 60_000,
        checks: 2,
      },
    ]);
  });

  it('are reported once, and not again while the state lasts', () => {
    expect(newsOf(story('works works blocked blocked blocked'))).toEqual([]);
  });

  it('report that a service works again, but not a slight improvement', () => {
    expect(kinds(story('blocked blocked works works'))).toEqual(['recovered']);
    expect(kinds(story('blocked blocked slow slow'))).toEqual([]);
    expect(kinds(story('slow slow blocked blocked'))).toEqual(['worse']);
  });

  it('need rounds that are ten minutes apart', () => {
    const hurried = story('works works works blocked blocked blocked', 9);
    expect(kinds(hurried.slice(0, -1))).toEqual([]);
    expect(kinds(hurried)).toEqual(['worse']);
    expect(kinds(story('works works blocked blocked', 10))).toEqual(['worse']);
  });

  it('report what whole checks find, although the checks between them cannot find it', () => {
    const of = (extent: Round['extent'], state: ServiceState) => (index: number) =>
      round(start + index * 15 * 60_000, [verdict('signal', state, state === 'partial' ? { cause: 'throttle' } : {})], {
        extent,
        network: { state: 'online', because: [], answered: 3, tried: 3 },
      });
    const works = of('data-saver', 'works');
    const slowed = of('whole', 'partial');
    const sound = of('whole', 'works');
    const rounds = [works, works, slowed, works, works, slowed].map((made, index) => made(index));
    expect(newsOf(rounds)).toMatchObject([{ kind: 'worse', state: 'partial', checks: 2 }]);
    const later = [works, sound, works].map((made, index) => made(rounds.length + index));
    expect(kinds([...rounds, ...later.slice(0, 1)])).toEqual([]);
    expect(kinds([...rounds, ...later])).toEqual(['recovered']);
  });

  it('about a site compare it with itself, and report it blocked or answering again', () => {
    expect(newsOf(story('site-only site-only site-blocked site-blocked'))).toMatchObject([
      { kind: 'worse', state: 'site-blocked', checks: 2 },
    ]);
    expect(newsOf(story('site-blocked site-blocked site-only site-only'))).toMatchObject([
      { kind: 'recovered', state: 'site-only', checks: 2 },
    ]);
  });

  it('are not made by a site that answers, where older rules said that the app works', () => {
    expect(newsOf(story('works works site-only site-only'))).toEqual([]);
  });

  it('need a certain earlier state to compare with', () => {
    expect(kinds(story('blocked blocked'))).toEqual([]);
    expect(kinds(story('works blocked blocked'))).toEqual([]);
  });

  it('are not made by a flapping state', () => {
    expect(kinds(story('works works blocked works blocked'))).toEqual([]);
    expect(kinds(story('works works blocked works blocked works'))).toEqual([]);
  });

  it('ignore unsure rounds', () => {
    expect(kinds(story('works works blocked unsure blocked'))).toEqual(['worse']);
    expect(kinds(story('works works unsure unsure'))).toEqual([]);
  });

  it.each<NetworkState>([
    'offline',
    'proxy-dead',
    'captive-portal',
    'changed',
    'proxied',
    'unstable',
    'clock-wrong',
    'national-only',
    'browser-blocked',
    'unknown',
  ])('are never made while the connection is %s', (state) => {
    expect(kinds(story(`works works blocked@${state} blocked@${state}`))).toEqual([]);
    expect(kinds(story(`works works blocked blocked@${state}`))).toEqual([]);
  });

  it('start over when the network may be another one, unless the person labelled it', () => {
    expect(kinds(story('works works unsure@offline blocked blocked'))).toEqual([]);
    const home = '@online/home';
    expect(kinds(story(`works${home} works${home} unsure@offline/home blocked${home} blocked${home}`))).toEqual([
      'worse',
    ]);
  });

  it('compare a network only with itself', () => {
    expect(kinds(story('works@online/home works@online/home blocked@online/work blocked@online/work'))).toEqual([]);
  });

  it('name the blocked functions unless all are blocked', () => {
    const rounds = story('works works partial partial').map((one) => ({
      ...one,
      verdicts: one.verdicts.map((own) => ({
        ...own,
        functions: [
          { function: 'calls' as const, state: 'blocked' as const, because: [] },
          { function: 'web' as const, state: 'works' as const, because: [] },
        ],
      })),
    }));
    expect(newsOf(rounds)).toMatchObject([{ state: 'partial', functions: ['calls'] }]);
  });

  it('are not made by a round that was stopped', () => {
    const rounds = story('works works blocked blocked');
    expect(kinds([...rounds.slice(0, -1), { ...(rounds.at(-1) as Round), status: 'stopped' }])).toEqual([]);
  });
});
