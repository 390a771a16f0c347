import { describe, expect, it } from 'vitest';
import type { Target } from './extension.ts';
import { onStage } from './shared-stage.ts';

describe.each<Target>(['chrome'])('in %s, a message server that sends frames without end', (target) => {
  it('gets less than 64 kB through before the connection is cut', async () => {
    await onStage(target, async ({ internet, openPopup }) => {
      internet.behave('gateway.discord.gg', { kind: 'websocket-flood' });
      const popup = await openPopup();
      internet.traffic.forget();
      await popup.checkNow();
      const channels = internet.traffic.requests.filter(
        ({ upgrade, host }) => upgrade && host === 'gateway.discord.gg',
      );
      expect(channels.length).toBeGreaterThan(0);
      await expect.poll(() => channels.every(({ connection }) => connection.closedAt !== undefined)).toBe(true);
      for (const { connection } of channels) expect(connection.bytesOut).toBeLessThan(64_000);
    });
  });
});
