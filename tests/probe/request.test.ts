import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { exchange } from '../../src/probe/request.ts';
import { makeAuthority } from '../net/authority.ts';
import { type Internet, startInternet } from '../net/internet.ts';
import { waitFor } from '../wait-for.ts';
import { fakeEvents } from './fake-events.ts';
import { askOf } from './probing.ts';

const host = '127.0.0.1';
const authority = makeAuthority();
let internet: Internet;
let url: string;

// Node reuses connections, so every test has a different port.
beforeEach(async () => {
  internet = await startInternet({ authority });
  url = `http://${host}:${internet.ports[0]}/`;
});
afterEach(() => internet.stop());

/** The connection of the request is closed. Node's client opens another one in advance. */
const connectionEnded = () => waitFor(() => expect(internet.traffic.requests[0]?.connection.closedAt).toBeDefined());

describe('a request', () => {
  it('that is answered has a head', async () => {
    const seen = await exchange(askOf(url));
    expect(seen).toMatchObject({ head: { status: 200, opaque: false } });
    expect(seen.failure).toBeUndefined();
  });

  it('sends no cookie, no referrer, and not the fragment that identifies it', async () => {
    const events = fakeEvents();
    const follow = vi.spyOn(events, 'follow');
    await exchange(askOf(url, { events }));
    const nonce = follow.mock.calls[0]?.[0];
    expect(nonce).toMatch(/^[0-9a-f-]{13}$/);
    const [request] = internet.traffic.requests;
    expect(request?.headers).not.toHaveProperty('cookie');
    expect(request?.headers).not.toHaveProperty('referer');
    expect(request?.headers).toMatchObject({ 'cache-control': 'no-cache' });
    expect(JSON.stringify([request?.path, request?.headers])).not.toContain(nonce);
  });

  it('reads no more of the body than requested', async () => {
    internet.behave(host, { kind: 'answer', status: 200, body: '0123456789' });
    const { body } = await exchange(askOf(url, { read: { upToBytes: 4 } }));
    expect(new TextDecoder().decode(body)).toBe('0123');
    expect((await exchange(askOf(url))).body).toBeUndefined();
  });

  it('does not follow a redirect', async () => {
    internet.behave(host, { kind: 'redirect-circle' });
    const { head } = await exchange(askOf(url));
    expect(head?.status).toBe(302);
    expect(internet.traffic.requests).toHaveLength(1);
  });

  it('includes what the browser’s events show: address, redirect, status', async () => {
    const events = fakeEvents({ ip: '192.0.2.1', redirectUrl: 'https://other.example/', status: 302 });
    const { ip, head } = await exchange(askOf(url, { events }));
    expect({ ip, redirectUrl: head?.redirectUrl }).toEqual({ ip: '192.0.2.1', redirectUrl: 'https://other.example/' });
  });

  it('is no longer followed once it ended, with success or not', async () => {
    const events = fakeEvents();
    await exchange(askOf(url, { events }));
    internet.behave(host, { kind: 'reset-after-request' });
    await exchange(askOf(url, { events }));
    expect(events.followed.size).toBe(0);
  });
});

describe('a request that fails', () => {
  it('has the failure that the browser names', async () => {
    internet.behave(host, { kind: 'reset-after-request' });
    const events = fakeEvents({ error: 'net::ERR_CONNECTION_RESET' });
    const seen = await exchange(askOf(url, { events }));
    expect(seen).toMatchObject({ failure: 'connection_reset', browserError: 'net::ERR_CONNECTION_RESET' });
    expect(seen.head).toBeUndefined();
  });

  it("keeps no sentence of the browser, which is in the person's language", async () => {
    internet.behave(host, { kind: 'reset-after-request' });
    const events = fakeEvents({ error: 'Сертификат не имеет доверенной подписи.' });
    const seen = await exchange(askOf(url, { events }));
    expect(seen).toMatchObject({ failure: 'ssl_invalid_certificate' });
    expect(seen.browserError).toBeUndefined();
  });

  it.each(['reset-after-request', 'close-after-request', 'header-bomb'] as const)(
    'by %s is a value, not an exception, and no network failure if the browser shows no event',
    async (kind) => {
      internet.behave(host, kind === 'header-bomb' ? { kind, bytes: 300_000 } : { kind });
      expect(await exchange(askOf(url))).toMatchObject({ failure: 'blocked_by_browser' });
    },
  );

  it('has the error name even if a busy browser gives it seconds later', async () => {
    internet.behave(host, { kind: 'reset-after-request' });
    const events = fakeEvents({ error: 'Peer’s Certificate issuer is not recognized.' }, 2500);
    expect(await exchange(askOf(url, { events }))).toMatchObject({ failure: 'ssl_unknown_authority' });
  });

  it('has no error name without host access', async () => {
    internet.behave(host, { kind: 'reset-after-request' });
    expect(await exchange(askOf(url, { permitted: false }))).toMatchObject({ failure: 'unknown_failure' });
  });

  it('because nobody listens is a value too', async () => {
    const gone = await startInternet();
    await gone.stop();
    expect(await exchange(askOf(`http://${host}:${gone.ports[0]}/`))).toMatchObject({ failure: 'blocked_by_browser' });
  });

  it.each(['self-signed', 'expired', 'other-name', 'unknown-authority'] as const)(
    'because the certificate is %s gives no answer',
    async (certificate) => {
      internet.behave('localhost', { kind: 'certificate', certificate });
      const seen = await exchange(askOf(`https://localhost:${internet.ports[0]}/`));
      expect(seen).toMatchObject({ failure: 'blocked_by_browser' });
      expect(internet.traffic.requests).toEqual([]);
    },
  );
});

describe('a request that does not end', () => {
  it('is given up at its deadline while the server hangs', async () => {
    internet.behave(host, { kind: 'hang' });
    expect(await exchange(askOf(url, { deadlineMs: 150 }))).toMatchObject({ failure: 'generic_timeout_error' });
    await connectionEnded();
  });

  it('is not given up at its deadline if it gets more time', async () => {
    internet.behave(host, { kind: 'slow-answer', afterMs: 300 });
    const seen = await exchange(askOf(url, { deadlineMs: 100, moreMs: () => 20_000 }));
    expect(seen.head?.status).toBe(200);
  });

  it('is given up at its deadline while the handshake hangs', async () => {
    internet.behave('localhost', { kind: 'swallow-client-hello' });
    const target = `https://localhost:${internet.ports[0]}/`;
    expect(await exchange(askOf(target, { deadlineMs: 150 }))).toMatchObject({ failure: 'generic_timeout_error' });
  });

  it('is given up when its body stalls after a good head', async () => {
    internet.behave(host, { kind: 'hang-after-head' });
    const seen = await exchange(askOf(url, { read: { upToBytes: 100 }, deadlineMs: 150 }));
    expect(seen).toMatchObject({ failure: 'generic_timeout_error' });
    await connectionEnded();
  });

  it('needs no body if only the headers were requested', async () => {
    internet.behave(host, { kind: 'hang-after-head' });
    expect(await exchange(askOf(url))).toMatchObject({ head: { status: 200 } });
    await connectionEnded();
  });

  it.each([{ kind: 'stream-forever' }, { kind: 'large-body', bytes: 100_000_000 }] as const)(
    'costs no more than was requested: $kind',
    async (behaviour) => {
      internet.behave(host, behaviour);
      const { body, head } = await exchange(askOf(url, { read: { upToBytes: 512 } }));
      expect(head?.status).toBe(200);
      expect(body).toHaveLength(512);
      await connectionEnded();
      expect(internet.traffic.connections[0]?.bytesOut).toBeLessThan(20_000_000);
    },
  );
});

describe('Stop', () => {
  it('ends a hanging request, which then counts as interrupted', async () => {
    internet.behave(host, { kind: 'hang' });
    const stop = new AbortController();
    const pending = exchange(askOf(url, { signal: stop.signal }));
    await waitFor(() => expect(internet.traffic.requests).toHaveLength(1));
    stop.abort();
    expect(await pending).toMatchObject({ failure: 'interrupted' });
    await connectionEnded();
  });

  it('ends it whatever the reason of the abort is', async () => {
    internet.behave(host, { kind: 'hang' });
    const stop = new AbortController();
    const pending = exchange(askOf(url, { signal: stop.signal }));
    await waitFor(() => expect(internet.traffic.requests).toHaveLength(1));
    stop.abort(new Error('no room'));
    expect(await pending).toMatchObject({ failure: 'interrupted' });
  });

  it('before the request starts, keeps it from being sent', async () => {
    const seen = await exchange(askOf(url, { signal: AbortSignal.abort() }));
    expect(seen).toMatchObject({ failure: 'interrupted' });
    expect(internet.traffic.connections).toEqual([]);
  });
});
