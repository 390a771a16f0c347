import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ProbeContext } from '../../src/probe/http.ts';
import { opensSession, probeQuic as probeBy } from '../../src/probe/quic.ts';
import { fakeEvents } from './fake-events.ts';
import { contextOf } from './probing.ts';

afterEach(() => void vi.unstubAllGlobals());

const asked: string[] = [];

/** Chromium's sessions: `ready` settles like this, and after `close` they never open. */
function sessionsThat(become: 'ready' | 'failed' | 'nothing') {
  asked.length = 0;
  class Session {
    readonly ready: Promise<void>;
    readonly closed: Promise<void>;
    fail: () => void = () => undefined;
    constructor(url: string) {
      asked.push(url);
      this.ready = new Promise((resolve, reject) => {
        this.fail = () => reject(new Error('Opening handshake failed.'));
        if (become === 'ready') resolve();
        if (become === 'failed') this.fail();
      });
      this.closed = this.ready.then(() => undefined);
    }
    close() {
      this.fail();
    }
  }
  vi.stubGlobal('WebTransport', Session);
}
const probeQuic = (host: string, context: ProbeContext) => probeBy(host, context, opensSession);
const error = (name: string) => contextOf({ events: fakeEvents({ error: name }, 1) });

describe('a handshake over QUIC', () => {
  it('is made with only the host, by a URL without a fragment', async () => {
    sessionsThat('ready');
    expect(await probeQuic('web.example', contextOf())).toMatchObject({
      probe: 'quic',
      host: 'web.example',
      outcome: { kind: 'connected' },
    });
    expect(asked).toEqual(['https://web.example/']);
  });

  it.each([
    ['net::ERR_METHOD_NOT_SUPPORTED', { kind: 'connected' }],
    ['net::ERR_QUIC_PROTOCOL_ERROR', { kind: 'failed', failure: 'ssl_error' }],
    ['net::ERR_CONNECTION_REFUSED', { kind: 'failed', failure: 'connection_refused' }],
    ['net::ERR_ADDRESS_UNREACHABLE', { kind: 'failed', failure: 'host_unreachable' }],
    ['net::ERR_NAME_NOT_RESOLVED', { kind: 'failed', failure: 'dns_lookup_error' }],
  ])('that ends at once with %s is %o', async (name, outcome) => {
    sessionsThat('failed');
    expect(await probeQuic('web.example', error(name))).toMatchObject({ outcome, browserError: name });
  });

  it('is silent if the browser gave up after four seconds', async () => {
    vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValue(4000);
    sessionsThat('failed');
    const { outcome } = await probeQuic('web.example', error('net::ERR_QUIC_PROTOCOL_ERROR'));
    vi.restoreAllMocks();
    expect(outcome).toEqual({ kind: 'failed', failure: 'generic_timeout_error' });
  });

  it('shows nothing if the browser does not say how it failed', async () => {
    sessionsThat('failed');
    const { outcome } = await probeQuic('web.example', contextOf());
    expect(outcome).toEqual({ kind: 'failed', failure: 'unknown_failure' });
  });

  it('ends when the person presses Stop', async () => {
    sessionsThat('nothing');
    const stop = new AbortController();
    const probed = probeQuic('web.example', contextOf({ signal: stop.signal }));
    stop.abort();
    expect((await probed).outcome).toEqual({ kind: 'failed', failure: 'interrupted' });
  });

  it('says nothing, and ends no check, in a browser without such sessions', async () => {
    vi.stubGlobal('WebTransport', undefined);
    const { outcome } = await probeQuic('web.example', contextOf());
    expect(outcome).toEqual({ kind: 'failed', failure: 'unknown_failure' });
  });
});
