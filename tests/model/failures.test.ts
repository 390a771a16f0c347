import { describe, expect, it } from 'vitest';
import {
  contrastFor,
  failureWords,
  isOwnSide,
  isTimeout,
  mayBeTheLine,
  meaningOf,
  provesConnection,
  provesLife,
} from '../../src/model/failures.ts';
import { manners } from '../../src/model/verdict.ts';

describe('the table of failures', () => {
  it('names a reason for exactly those failures that nobody on the way can make', () => {
    expect(failureWords.filter(isOwnSide)).toEqual([
      'proxy_error',
      'blocked_by_browser',
      'network_down',
      'network_changed',
      'interrupted',
    ]);
    expect(failureWords.filter((failure) => meaningOf(failure).because)).toEqual([
      'ssl_certificate_date',
      ...failureWords.filter(isOwnSide),
    ]);
  });

  it('lays to nobody but somebody on the way only the certificate of an unknown authority', () => {
    expect(failureWords.filter((failure) => meaningOf(failure).alsoBy.length === 0)).toEqual(['ssl_unknown_authority']);
  });

  it('takes every silence for one that a bad line or an outage could have made', () => {
    for (const failure of failureWords.filter(isTimeout)) {
      expect(meaningOf(failure).alsoBy, failure).toEqual(['loss', 'outage']);
    }
  });

  it('has a manner only for what can be said of a block', () => {
    for (const failure of failureWords) {
      const { stage, manner } = meaningOf(failure);
      if (manner) expect(['dns', 'tcp', 'tls', 'http', 'hidden'], failure).toContain(stage);
    }
  });
});

describe('a manner that a line which loses answers cannot make', () => {
  it('is every one that is neither a silence nor a name, nor the lack of a way', () => {
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

describe('a sign of life', () => {
  it('is everything that was said over TLS or HTTP, and nothing else', () => {
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

  it('is not a cut, though a connection was there to be cut', () => {
    expect(failureWords.filter((failure) => provesConnection(failure) && !provesLife(failure))).toEqual([
      'connection_reset',
      'eof_error',
    ]);
  });
});

describe('the contrast that a failure asks for', () => {
  it('is none where it explains itself', () => {
    const selfExplaining = ['connection_reset', 'eof_error', 'ssl_failed_handshake', 'http_request_failed'] as const;
    expect(contrastFor(selfExplaining)).toBeUndefined();
    expect(contrastFor([])).toBeUndefined();
  });

  it('is the one that finds out most where several failed', () => {
    expect(contrastFor(['dns_lookup_error'])).toBe('name');
    expect(contrastFor(['dns_lookup_error', 'connection_refused'])).toBe('address');
    expect(contrastFor(['generic_timeout_error', 'connection_refused', 'connection_reset'])).toBe('way');
  });
});
