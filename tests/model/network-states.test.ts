import { describe, expect, it } from 'vitest';
import { allowedIn, letsJudge, networkStateWords } from '../../src/model/network-states.ts';

const those = (test: (allowed: ReturnType<typeof allowedIn>) => unknown) =>
  networkStateWords.filter((state) => test(allowedIn(state)));

describe('the table of network states', () => {
  it('judges services on a line that is sound, slow or goes through a proxy', () => {
    expect(networkStateWords.filter(letsJudge)).toEqual(['slow-line', 'proxied', 'online']);
  });

  it('shares and tells nothing that was not judged, nor anything that a proxy may have done', () => {
    expect(those(({ shared }) => shared)).toEqual(['slow-line', 'online']);
    expect(those(({ notified }) => notified)).toEqual(['slow-line', 'online']);
  });

  it('asks no call relay where datagrams would go round a proxy', () => {
    expect(those(({ probes }) => probes === 'no-relays')).toEqual(['proxied']);
  });

  it('never believes a failure where it believes no answer', () => {
    expect(those(({ answers, failures }) => answers === 'none' && failures !== 'none')).toEqual([]);
  });

  it('has a reason wherever something is not believed', () => {
    expect(those(({ failures, because }) => failures !== 'all' && !because)).toEqual([]);
  });

  it('probes nothing that it would not believe', () => {
    expect(those(({ probes, answers }) => answers === 'none' && !['nothing', 'witnesses'].includes(probes))).toEqual(
      [],
    );
  });

  it('begins with the worst', () => {
    expect(networkStateWords.at(0)).toBe('offline');
    expect(networkStateWords.at(-1)).toBe('online');
  });
});
