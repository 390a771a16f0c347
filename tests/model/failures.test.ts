import { describe, expect, it } from 'vitest';
import {
  deepestComparison,
  type Failure,
  failureWords,
  isLocalFailure,
  isTimeout,
  mayBeTheLine,
  meaningOf,
  provesConnection,
  provesLife,
} from '../../src/model/failures.ts';
import { manners } from '../../src/model/verdict.ts';

describe('the table of failures', () => {
  it('has a reason for exactly the failures that nobody on the path can cause', () => {
    expect(failureWords.filter(isLocalFailure)).toEqual([
      'proxy_unreachable',
      'proxy_error',
      'blocked_by_browser',
      'network_down',
      'network_changed',
      'interrupted',
    ]);
    expect(failureWords.filter((failure) => meaningOf(failure).because)).toEqual([
      'ssl_certificate_date',
      ...failureWords.filter(isLocalFailure),
    ]);
  });

  it('has only one failure without an innocent cause: the certificate of an unknown authority', () => {
    expect(failureWords.filter((failure) => meaningOf(failure).alsoBy.length === 0)).toEqual(['ssl_unknown_authority']);
  });

  it('allows a bad line or an outage as the cause of every timeout', () => {
    for (const failure of failureWords.filter(isTimeout)) {
      expect(meaningOf(failure).alsoBy, failure).toEqual(['loss', 'outage']);
    }
  });

  it('has a manner only for failures that a block can cause', () => {
    for (const failure of failureWords) {
      const { stage, manner } = meaningOf(failure);
      if (manner) expect(['dns', 'tcp', 'tls', 'http', 'hidden'], failure).toContain(stage);
    }
  });
});

describe('a manner that a lossy line cannot cause', () => {
  it('is any manner except timeout, NXDOMAIN and unreachable', () => {
    expect(manners.filter((manner) => !mayBeTheLine(manner))).toEqual([
      'poisoned',
      'refused',
      'reset',
      'closed',
      'alert',
      'interception',
      'block-page',
      'legal-451',
    ]);
  });
});

describe('a failure that proves a live address', () => {
  it('is any that came over TLS or HTTP, and no other', () => {
    expect(failureWords.filter(provesLife)).toEqual([
      'ssl_failed_handshake',
      'ssl_unknown_authority',
      'ssl_invalid_hostname',
      'ssl_certificate_date',
      'ssl_invalid_certificate',
      'ssl_error',
      'http_request_failed',
      'http_invalid_answer',
      'http_redirect_loop',
    ]);
  });

  it('is not a cut, which proves only a connection', () => {
    expect(failureWords.filter((failure) => provesConnection(failure) && !provesLife(failure))).toEqual([
      'connection_reset',
      'eof_error',
      'channel_cut',
    ]);
  });
});

describe('the comparison probes of failures', () => {
  const comparisonFor = (found: readonly Failure[]) =>
    deepestComparison(found.map((failure) => meaningOf(failure).compare));

  it('is absent when the failure shows its own cause', () => {
    const selfExplaining = ['connection_reset', 'eof_error', 'ssl_failed_handshake', 'http_request_failed'] as const;
    expect(comparisonFor(selfExplaining)).toBeUndefined();
    expect(comparisonFor([])).toBeUndefined();
  });

  it('is the deepest one when there are several failures', () => {
    expect(comparisonFor(['dns_lookup_error'])).toBe('name');
    expect(comparisonFor(['dns_lookup_error', 'connection_refused'])).toBe('address');
    expect(comparisonFor(['generic_timeout_error', 'connection_refused', 'connection_reset'])).toBe('all');
  });
});
