import { describe, it } from 'vitest';
import { onStage } from './shared-stage.ts';
import { expectAllWell, expectOnlyCutOnesBlocked } from './whole-catalogue.ts';

describe('with every messenger of the catalogue switched on', () => {
  it('all work, or their sites answer, on a healthy network, and only those that are cut off are blocked, in Chromium', async () => {
    await onStage('chrome', async (stage) => {
      const popup = await stage.openPopup();
      await expectAllWell(popup);
      await expectOnlyCutOnesBlocked(stage, popup);
    });
  });

  it('all work, or their sites answer, on a healthy network, in Firefox', async () => {
    await onStage('firefox', async ({ openPopup }) => expectAllWell(await openPopup()));
  });
});
