import { describe, expect, it } from 'vitest';
import { isJudgedNetwork, networkPolicy, networkStateWords } from '../../src/model/network-states.ts';

const those = (test: (allowed: ReturnType<typeof networkPolicy>) => unknown) =>
  networkStateWords.filter((state) => test(networkPolicy(state)));

describe('the table of network states', () => {
  it('lets services be judged online, on a slow line, through a proxy, and if abroad is held back', () => {
    expect(networkStateWords.filter(isJudgedNetwork)).toEqual([
      'abroad-frozen',
      'abroad-slowed',
      'slow-line',
      'proxied',
      'online',
    ]);
  });

  it('allows sharing only if sites to compare with answered, and not through a proxy', () => {
    expect(those(({ shared }) => shared)).toEqual(['slow-line', 'online']);
  });

  it('allows notifying only if services are judged, and not through a proxy', () => {
    expect(those(({ notified }) => notified)).toEqual(['abroad-frozen', 'abroad-slowed', 'slow-line', 'online']);
  });

  it('allows no call relays through a proxy, which datagrams would bypass', () => {
    expect(those(({ probes }) => probes === 'no-relays')).toEqual(['proxied']);
  });

  it('never counts failures if it counts no answers', () => {
    expect(those(({ answers, failures }) => answers === 'none' && failures !== 'none')).toEqual([]);
  });

  it('has a reason for every state in which some failures do not count', () => {
    expect(those(({ failures, because }) => failures !== 'all' && !because)).toEqual([]);
  });

  it('allows no probe whose result would not count', () => {
    expect(
      those(({ probes, answers }) => answers === 'none' && !['nothing', 'countries', 'witnesses'].includes(probes)),
    ).toEqual([]);
  });

  it('starts with the worst state', () => {
    expect(networkStateWords.at(0)).toBe('offline');
    expect(networkStateWords.at(-1)).toBe('online');
  });
});
