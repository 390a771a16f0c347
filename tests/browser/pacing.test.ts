import { expect, it } from 'vitest';
import { bytesMoved, type Hello, handshakes, handshakesAtOnce } from '../net/traffic.ts';
import { onStage } from './shared-stage.ts';
import { hostsOf } from './stage.ts';

/** The pause between two attempts at a failing host, ms. */
const minPauseMs = 1500;

/** A browser itself soon repeats a failed handshake once; both count as one attempt. */
const soonMs = 1000;

/** The start of each attempt (epoch ms), and its number of handshakes. */
function triesIn(hellos: readonly Hello[]): { readonly at: number; readonly handshakes: number }[] {
  const tries: { at: number; handshakes: number; lastAt: number }[] = [];
  for (const { at } of hellos) {
    const current = tries.at(-1);
    if (current === undefined || at - current.lastAt > soonMs) tries.push({ at, handshakes: 1, lastAt: at });
    else Object.assign(current, { handshakes: current.handshakes + 1, lastAt: at });
  }
  return tries;
}

it('a healthy round moves at most 1.3 MB, with one handshake at a time for each host', async () => {
  await onStage('chrome', async ({ internet, openPopup }) => {
    const popup = await openPopup();
    await popup.checkNow();
    expect(bytesMoved(internet.traffic)).toBeLessThanOrEqual(1_300_000);
    expect(Math.max(...handshakesAtOnce(internet.traffic).values())).toBe(1);
  });
});

it('hosts that fail are retried one by one, after a pause', async () => {
  await onStage('chrome', async ({ internet, openPopup }) => {
    const hosts = [...hostsOf('discord'), ...hostsOf('messenger')];
    for (const host of hosts) internet.behave(host, { kind: 'reset-after-client-hello' });
    const popup = await openPopup();
    await popup.checkNow();
    const byHost = handshakes(internet.traffic);
    for (const host of hosts) {
      const tries = triesIn(byHost.get(host) ?? []);
      expect.soft(tries.length, host).toBeGreaterThan(1);
      expect.soft(Math.max(...tries.map((one) => one.handshakes)), host).toBeLessThanOrEqual(2);
      const pauses = tries.slice(1).map(({ at }, index) => at - (tries[index]?.at ?? 0));
      expect.soft(Math.min(...pauses), host).toBeGreaterThanOrEqual(minPauseMs);
    }
    const atOnce = [...handshakesAtOnce(internet.traffic)].filter(([name]) => name !== '');
    expect(atOnce.filter(([, most]) => most > 1)).toEqual([]);
  });
});
