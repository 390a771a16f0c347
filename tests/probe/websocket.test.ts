import './browser-socket.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { longestRestMs, openWebSocket } from '../../src/probe/websocket.ts';
import { makeAuthority } from '../net/authority.ts';
import { type Internet, startInternet } from '../net/internet.ts';
import { waitFor } from '../wait-for.ts';

const host = '127.0.0.1';
const amplyMs = 20_000;
const authority = makeAuthority();
let internet: Internet;
let url: string;

// Node reuses connections, so every test has a different port.
beforeEach(async () => {
  internet = await startInternet({ authority });
  url = `ws://${host}:${internet.ports[0]}/ws`;
});
afterEach(() => internet.stop());

const allClosed = () =>
  waitFor(() => expect(internet.traffic.connections.every(({ closedAt }) => closedAt !== undefined)).toBe(true));

describe('a WebSocket', () => {
  it('that opens and stays is closed after a random time', async () => {
    const drawn = [0, 0.4].map((draw) => openWebSocket({ url }, amplyMs, undefined, draw));
    for (const { opening, staying } of drawn) {
      expect(await opening).toMatchObject({ opened: true, timedOut: false });
      expect(await staying).toEqual({ how: 'stayed', bytes: 0 });
    }
    await Promise.all(drawn.map(({ ended }) => ended));
    await allClosed();
    const [short = 0, long = 0] = internet.traffic.connections.map(({ at, closedAt = 0 }) => closedAt - at);
    expect(short).toBeGreaterThan(1000);
    expect(long - short).toBeGreaterThan(0.3 * longestRestMs);
  });

  it('on which its server later begins to send without end is closed early', async () => {
    internet.behave(host, { kind: 'websocket-flood', afterMs: 1500 });
    const ended: string[] = [];
    const flooded = openWebSocket({ url }, amplyMs, undefined, 1);
    const idle = openWebSocket({ url: url.replace(host, 'localhost') }, amplyMs, undefined, 1);
    await Promise.all([flooded.ended.then(() => ended.push('flooded')), idle.ended.then(() => ended.push('idle'))]);
    expect(await flooded.staying).toMatchObject({ how: 'stayed' });
    expect(ended).toEqual(['flooded', 'idle']);
  });

  it('whose server agrees to compression is ended as it opens, and says nothing', async () => {
    internet.behave(host, { kind: 'websocket-bomb', mebibytes: 1 });
    const { opening, heard, staying, ended } = openWebSocket({ url, firstWord: 'discord' }, amplyMs, undefined, 1);
    expect(await opening).toMatchObject({ opened: true });
    expect(await heard).toBe(undefined);
    expect(await staying).toBe(undefined);
    await ended;
  });

  it('that is cut in its first moment says so', async () => {
    internet.behave(host, { kind: 'websocket-cut' });
    const { opening, staying } = openWebSocket({ url }, amplyMs);
    expect(await opening).toMatchObject({ opened: true });
    expect(await staying).toMatchObject({ how: 'cut' });
  });

  it('that its server closes is not cut', async () => {
    internet.behave(host, { kind: 'websocket-dismissed', code: 4004 });
    expect(await openWebSocket({ url }, amplyMs).staying).toMatchObject({ how: 'closed' });
  });

  it('on which its server sends without end is soon closed, and its bytes are counted', async () => {
    internet.behave(host, { kind: 'websocket-flood' });
    const staying = await openWebSocket({ url }, amplyMs).staying;
    expect(staying?.how).toBe('flooded');
    expect(staying?.bytes).toBeGreaterThan(16_384);
    expect(staying?.bytes).toBeLessThan(64_000);
  });

  it.each([
    { kind: 'websocket-refused', status: 403 },
    { kind: 'websocket-reset' },
    { kind: 'websocket-closed' },
  ] as const)('that does not open gives no further details: $kind', async (behaviour) => {
    internet.behave(host, behaviour);
    expect(await openWebSocket({ url }, amplyMs).opening).toMatchObject({ opened: false, timedOut: false });
    await allClosed();
  });

  it('that hangs is given up at its deadline', async () => {
    internet.behave(host, { kind: 'websocket-hang' });
    expect(await openWebSocket({ url }, 100).opening).toMatchObject({ opened: false, timedOut: true });
    await allClosed();
  });

  it('requests the subprotocol that the server requires', async () => {
    await openWebSocket({ url, subprotocol: 'binary' }, amplyMs).opening;
    await openWebSocket({ url }, amplyMs).opening;
    const asked = internet.traffic.requests.map(({ headers }) => headers['sec-websocket-protocol']);
    expect(asked).toEqual(['binary', undefined]);
  });

  it('to a port on which nobody listens fails', async () => {
    const gone = await startInternet();
    await gone.stop();
    expect(await openWebSocket({ url: `ws://${host}:${gone.ports[0]}/` }, amplyMs).opening).toMatchObject({
      opened: false,
    });
  });
});
