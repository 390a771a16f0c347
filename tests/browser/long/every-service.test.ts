import { it } from 'vitest';
import { onStage } from '../shared-stage.ts';
import { expectAllWell, expectOnlyCutOnesBlocked } from '../whole-catalogue.ts';

it('in Firefox, only the messengers of the catalogue that are cut off are blocked', async () => {
  await onStage('firefox', async (stage) => {
    const popup = await stage.openPopup();
    await expectAllWell(popup);
    await expectOnlyCutOnesBlocked(stage, popup);
  });
});
