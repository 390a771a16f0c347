import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Target } from './extension.ts';
import { onStage } from './shared-stage.ts';
import type { Stage } from './stage.ts';

/** Firefox fetches its own settings whatever its preferences say. */
const firefoxsOwn = /\.mozilla\.(com|net|org)$/;

/** Hosts with connections, even without a request. */
function reached({ internet }: Stage): string[] {
  const named = internet.traffic.connections.map(
    (connection) =>
      connection.hello?.serverName ??
      internet.traffic.requests.find((request) => request.connection === connection)?.host ??
      'a connection without a request',
  );
  return named.filter((name) => !firefoxsOwn.test(name));
}

describe.each<Target>(['chrome', 'firefox'])('in %s, before the first click', (target) => {
  it('nothing is sent, whichever pages are opened', async () => {
    await onStage(target, async (stage) => {
      const popup = await stage.openPopup();
      await stage.openPopup();
      await sleep(5000);
      await stage.openPopup();
      await sleep(2000);
      expect(reached(stage)).toEqual([]);

      await popup.checkNow();
      expect(reached(stage).length).toBeGreaterThan(20);
    });
  });
});
