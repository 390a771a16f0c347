import { it } from 'vitest';
import { onStage } from './shared-stage.ts';
import { expectAllWell, expectOnlyCutOnesBlocked } from './whole-catalogue.ts';

it('with every messenger of the catalogue, all are well on a healthy network, and then only those that are cut off are blocked', async () => {
  await onStage('chrome', async (stage) => {
    const popup = await stage.openPopup();
    await expectAllWell(popup);
    await expectOnlyCutOnesBlocked(stage, popup);
  });
});
