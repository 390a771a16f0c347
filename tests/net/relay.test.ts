import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { type Internet, startInternet } from './internet.ts';
import { type Relay, startRelay } from './relay.ts';

const delayMs = 20;
let internet: Internet;
let relay: Relay;
beforeAll(async () => {
  internet = await startInternet();
  relay = await startRelay(internet.ports[0] ?? 0, delayMs);
});
afterAll(async () => {
  await relay.stop();
  await internet.stop();
});

describe('a relay that adds delay', () => {
  it('needs one round trip each for opening, handshake and request', async () => {
    const before = performance.now();
    expect(await ask(internet, 'https://discord.com/', { port: relay.port })).toMatchObject({ status: 200 });
    const roundTripMs = 2 * delayMs;
    // Timers may fire a millisecond early.
    expect(performance.now() - before).toBeGreaterThan(3 * roundTripMs - 6);
  });

  it('keeps the order of all bytes', async () => {
    internet.behave('discord.com', { kind: 'large-body', bytes: 3_000_000 });
    expect((await ask(internet, 'https://discord.com/', { port: relay.port })).body).toHaveLength(3_000_000);
  });

  it('passes resets on', async () => {
    internet.behave('discord.com', { kind: 'reset-after-client-hello' });
    expect(await ask(internet, 'https://discord.com/', { port: relay.port })).toEqual({ error: 'ECONNRESET' });
  });
});
