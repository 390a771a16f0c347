import { describe, expect, test } from 'vitest';
import { ownChecks } from '../../../src/history/comparison/own-checks.ts';
import type { NetworkState } from '../../../src/model/network-states.ts';
import type { Round } from '../../../src/model/round.ts';
import { blockedBy, hourMs, online, roundOf, verdictOf } from '../../pages/fixtures.ts';

const now = Date.UTC(2026, 11, 1, 13);

/** A check this many hours ago. Newest first, as the history gives them. */
function check(hoursAgo: number, change: Partial<Round>, opens = true, state: NetworkState = 'online'): Round {
  const at = now - hoursAgo * hourMs;
  const verdict = opens ? verdictOf('telegram', at) : blockedBy('telegram', at, 'tls', 'reset');
  return { ...roundOf(at, [verdict]), network: { ...online, state }, ...change };
}

const found = (rounds: readonly Round[]) =>
  ownChecks(rounds, 'Firefox', now).map((one) => [one.network, one.kind, one.services.get('telegram')?.get('web')]);

describe('the checks of this browser', () => {
  test('are the newest of each network, the newest network first', () => {
    const rounds = [
      check(1, { profile: 'mobile' }),
      check(2, { profile: 'home' }, false),
      check(3, { profile: 'mobile' }, false),
      check(4, { profile: 'network-1a2b3c' }),
    ];
    expect(found(rounds)).toEqual([
      ['mobile', 'mobile', 'works'],
      ['home', 'home', 'fails'],
      ['network-1a2b3c', 'unknown', 'works'],
    ]);
    expect(ownChecks(rounds, 'Firefox', now).map(({ unsteady }) => unsteady)).toEqual([['telegram'], [], []]);
  });

  test('have the newest result of each messenger, even from a check of only that one', () => {
    const at = now - hourMs;
    const single = { ...roundOf(at, [verdictOf('signal', at)]), profile: 'home' };
    const [home] = ownChecks([single, check(2, { profile: 'home' }, false)], 'Firefox', now);
    expect([...(home?.services.keys() ?? [])].toSorted()).toEqual(['signal', 'telegram']);
  });

  test('leave out checks that are over a day old, were stopped, or found no connection', () => {
    const rounds = [
      check(1, { profile: 'home' }, true, 'unstable'),
      check(2, { profile: 'home', status: 'stopped' }),
      check(25, { profile: 'home' }),
    ];
    expect(found(rounds)).toEqual([]);
  });

  test('separate what went through a proxy or VPN', () => {
    const rounds = [check(1, { profile: 'home' }, true, 'proxied'), check(2, { profile: 'home' }, false)];
    expect(found(rounds)).toEqual([
      ['home', 'vpn', 'works'],
      ['home', 'home', 'fails'],
    ]);
  });

  test('on a network without a name start over once the connection was lost', () => {
    const unknown = { profile: 'unknown' };
    expect(found([check(1, unknown), check(2, unknown, true, 'offline'), check(3, unknown, false)])).toEqual([
      ['unknown', 'unknown', 'works'],
    ]);
    expect(found([check(1, unknown, true, 'offline'), check(2, unknown, false)])).toEqual([]);
  });

  test('are whole only if each of them was', () => {
    const rounds = [check(1, { profile: 'home' }), check(2, { profile: 'home', extent: 'quiet' })];
    expect(ownChecks(rounds, 'Firefox', now).map(({ whole }) => whole)).toEqual([false]);
  });
});
