import { describe, expect, it } from 'vitest';
import { isTimeout, isVoid } from '../../src/model/failures.ts';
import { failures } from '../../src/model/observation-words.ts';

describe('failures that say nothing about the service', () => {
  it('are those of the person’s own side', () => {
    expect(failures.filter(isVoid)).toEqual([
      'proxy_error',
      'blocked_by_browser',
      'network_down',
      'network_changed',
      'interrupted',
    ]);
  });

  it('are never timeouts', () => {
    expect(failures.filter((failure) => isVoid(failure) && isTimeout(failure))).toEqual([]);
  });
});
