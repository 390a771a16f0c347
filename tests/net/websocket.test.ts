import { connect } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Internet, startInternet } from './internet.ts';

let internet: Internet;
beforeAll(async () => {
  internet = await startInternet();
});
beforeEach(() => internet.heal());
afterAll(() => internet.stop());

/** Opens a WebSocket and returns its events in order, until it is closed or there are `enough`. */
function follow(
  url: string,
  enough: number,
  protocols: string[] = [],
  origin = new URL(url.replace('wss:', 'https:')).origin,
): Promise<string[]> {
  const { hostname, pathname, search } = new URL(url);
  const port = internet.ports[0] ?? 0;
  const ca = internet.authority.rootPem;
  const socket = new WebSocket(`wss://${hostname}${pathname}${search}`, protocols, {
    origin,
    createConnection: () => connect({ host: '127.0.0.1', port, servername: hostname, ca }),
  });
  const seen: string[] = [];
  const waitMs = 700;
  return new Promise((done) => {
    const note = (what: string, last = false) => {
      seen.push(what);
      if (seen.length < enough && !last) return;
      done(seen.slice(0, enough));
      socket.terminate();
    };
    setTimeout(() => note('nothing more', true), waitMs).unref();
    socket.on('open', () => note(`open ${socket.protocol}`.trim()));
    socket.on('message', (data) => note(`message ${data}`));
    socket.on('error', (error) => note(error.message));
    socket.on('close', (code) => note(`close ${code}`, true));
  });
}

describe('WebSockets', () => {
  it('open on every host', async () => {
    expect(await follow('wss://web.whatsapp.com/ws/chat', 1)).toEqual(['open']);
  });

  it('receive the hello of Discord', async () => {
    const [open, hello] = await follow('wss://gateway.discord.gg/?v=10&encoding=json', 2);
    expect(open).toBe('open');
    expect(hello).toContain('"op":10');
  });

  it('agree on the subprotocol of Telegram', async () => {
    expect(await follow('wss://kws2.web.telegram.org/apiws', 1, ['binary'])).toEqual(['open binary']);
  });

  it('are refused without the subprotocol that the server requires', async () => {
    for (const host of ['kws2', 'kws2-1', 'venus'])
      expect(await follow(`wss://${host}.web.telegram.org/apiws`, 1)).toEqual(['Unexpected server response: 400']);
  });

  it('are refused with an Origin other than the web client’s, if the server requires it', async () => {
    const origin = 'https://example.com';
    expect(await follow('wss://web.whatsapp.com/ws/chat', 1, [], origin)).toEqual(['Unexpected server response: 403']);
    expect(await follow('wss://gateway.discord.gg/', 1, [], origin)).toEqual(['open']);
  });

  it.each([
    [{ kind: 'websocket-refused', status: 403 }, 'Unexpected server response: 403'],
    [{ kind: 'answer', status: 503 }, 'Unexpected server response: 503'],
    [{ kind: 'websocket-reset' }, 'read ECONNRESET'],
    [{ kind: 'websocket-closed' }, 'socket hang up'],
    [{ kind: 'websocket-hang' }, 'nothing more'],
  ] as const)('fail as configured: %o', async (behaviour, words) => {
    internet.behave('web.whatsapp.com', behaviour);
    expect(await follow('wss://web.whatsapp.com/ws/chat', 1)).toEqual([words]);
  });

  it('can be cut after the first frame', async () => {
    internet.behave('gateway.discord.gg', { kind: 'websocket-cut' });
    const seen = await follow('wss://gateway.discord.gg/?v=10', 9);
    expect(seen[0]).toBe('open');
    expect(seen[1]).toContain('"op":10');
    expect(seen).toContain('close 1006');
  });

  it('are recorded as upgrades', async () => {
    internet.traffic.forget();
    await follow('wss://web.whatsapp.com/ws/chat', 1);
    expect(internet.traffic.requests).toMatchObject([{ upgrade: true, host: 'web.whatsapp.com', path: '/ws/chat' }]);
  });
});
