import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Target } from './extension.ts';
import { onStage, type Stage } from './stage.ts';

/** Firefox fetches its own settings whatever it is told. */
const firefoxsOwn = /\.mozilla\.(com|net|org)$/;

/** Whom anything was sent to, down to connections that said nothing. */
function reached({ internet }: Stage): string[] {
  const named = internet.traffic.connections.map(
    (connection) =>
      connection.hello?.serverName ??
      internet.traffic.requests.find((request) => request.connection === connection)?.host ??
      'a connection that said nothing',
  );
  return named.filter((name) => !firefoxsOwn.test(name));
}

describe.each<Target>(['chrome', 'firefox'])('in %s, before the first click', (target) => {
  it('nothing leaves, whatever is opened and however long one looks at it', async () => {
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
