import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Target } from './extension.ts';
import { reached } from './reached.ts';
import { onStage } from './shared-stage.ts';

describe.each<Target>(['chrome', 'firefox'])('in %s, before the first click', (target) => {
  it('nothing is sent, whichever pages are opened', async () => {
    await onStage(target, async (stage) => {
      const popup = await stage.openPopup();
      await stage.openPopup();
      await sleep(5000);
      await stage.openPopup();
      await sleep(2000);
      expect(reached(stage.internet.traffic)).toEqual([]);

      await popup.checkNow();
      expect(reached(stage.internet.traffic).length).toBeGreaterThan(20);
    });
  });
});
