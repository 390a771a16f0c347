import { describe, expect, it } from 'vitest';
import type { Failure } from '../../src/model/failures.ts';
import { sighting } from '../../src/probe/http.ts';
import type { Exchange } from '../../src/probe/request.ts';

/** The fields of an entry that are read. Node's own entries have no stages. */
const timing = (entry: Partial<PerformanceResourceTiming>) =>
  ({
    domainLookupStart: 0,
    domainLookupEnd: 0,
    connectStart: 0,
    secureConnectionStart: 0,
    connectEnd: 0,
    requestStart: 0,
    responseStart: 0,
    nextHopProtocol: '',
    ...entry,
  }) as PerformanceResourceTiming;

const seenWith = (entry: Partial<PerformanceResourceTiming>) => {
  const seen: Exchange = { at: 1, tookMs: 2, timing: timing(entry) };
  return sighting('https', 'https://a.example/', seen, { kind: 'opened' }, { tagOf: () => 1 });
};

const fresh = {
  domainLookupStart: 10,
  domainLookupEnd: 31,
  connectStart: 31,
  secureConnectionStart: 72,
  connectEnd: 116,
  requestStart: 116,
  responseStart: 163,
};

describe('the stages of a request', () => {
  it('are separate when the browser gives their times', () => {
    expect(seenWith({ ...fresh, nextHopProtocol: 'h2' })).toMatchObject({
      stages: { dnsMs: 21, tcpMs: 41, tlsMs: 44, firstByteMs: 47 },
      reused: false,
      protocol: 'h2',
    });
  });

  it('have no TLS time without a TLS handshake', () => {
    expect(seenWith({ ...fresh, secureConnectionStart: 0 })).toMatchObject({ stages: { tcpMs: 85, tlsMs: 0 } });
  });

  it('are absent when an open connection was reused', () => {
    const reused = seenWith({ connectStart: 10, connectEnd: 10, requestStart: 10, responseStart: 50 });
    expect(reused.reused).toBe(true);
    expect(reused).not.toHaveProperty('stages');
  });

  it('show that later requests to the same origin use a connection of the check', () => {
    const made = new Set<string>();
    const reuse = timing({ connectStart: 10, connectEnd: 10, requestStart: 10, responseStart: 50 });
    const seenAt = (url: string, entry: PerformanceResourceTiming) =>
      sighting('https', url, { at: 1, tookMs: 2, timing: entry }, { kind: 'opened' }, { tagOf: () => 1, made });
    expect(seenAt('https://a.example/', reuse)).not.toHaveProperty('madeInCheck');
    seenAt('https://a.example/', timing(fresh));
    expect(seenAt('https://a.example/other', reuse)).toMatchObject({ reused: true, madeInCheck: true });
    expect(seenAt('https://b.example/', reuse)).not.toHaveProperty('madeInCheck');
    expect(seenAt('https://a.example:8443/', reuse)).not.toHaveProperty('madeInCheck');
  });

  it('are absent when the browser does not give them', () => {
    const hidden = seenWith({});
    expect(hidden.reused).toBe(false);
    expect(hidden).not.toHaveProperty('stages');
  });
});

describe('a handshake that is cut off', () => {
  const cutWith = (entry: Partial<PerformanceResourceTiming>, failure: Failure = 'connection_reset') => {
    const seen: Exchange = { at: 1, tookMs: 2, timing: timing(entry) };
    return sighting('https', 'https://a.example/', seen, { kind: 'failed', failure }, { tagOf: () => 1 }).handshakeCut;
  };
  const times = { connectStart: 31, secureConnectionStart: 121.04, connectEnd: 133 };

  it('is timed beside its connection when the browser gives their times', () => {
    expect(cutWith(times)).toEqual({ tcpMs: 90, tlsMs: 12 });
  });

  it('is not timed without them, or where something else failed', () => {
    expect(cutWith({ connectStart: 31 })).toBeUndefined();
    expect(cutWith({})).toBeUndefined();
    expect(cutWith(times, 'ssl_unknown_authority')).toBeUndefined();
  });
});

describe('the offer of HTTP/3', () => {
  const offered = (header: string) => {
    const headers = new Headers({ 'alt-svc': header });
    const seen: Exchange = { at: 1, tookMs: 2, head: { status: 200, opaque: false, headers } };
    return sighting('https', 'https://a.example/', seen, { kind: 'opened' }, { tagOf: () => 1 }).offersHttp3;
  };

  it.each(['h3=":443"; ma=86400', 'h3=":443"; ma=2592000,h3-29=":443"; ma=2592000', 'h2=":443", h3=":443"'])(
    'is seen in %s',
    (header) => expect(offered(header)).toBe(true),
  );

  it.each(['clear', 'h2=":443"', 'h3-29=":443"', 'h3=":8443"', 'h3="other.example:443"'])(
    'is not seen in %s',
    (header) => expect(offered(header)).toBeUndefined(),
  );
});
