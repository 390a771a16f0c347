import { expect, it } from 'vitest';
import type { Target } from '../extension.ts';
import { onStage } from '../shared-stage.ts';

it.each<Target>(['chrome', 'firefox'])('in %s, no server may push what a check did not request', async (target) => {
  await onStage(target, async ({ internet, openPopup }) => {
    const popup = await openPopup();
    internet.traffic.forget();
    await popup.checkNow();
    const overHttp2 = internet.traffic.requests.filter(({ version }) => version === '2');
    expect(overHttp2.length).toBeGreaterThan(10);
    expect(overHttp2.filter(({ takesPushes }) => takesPushes)).toEqual([]);
  });
});
