import { expect, it } from 'vitest';
import { commonEverywhere } from '../../../src/catalogue/common-services.ts';
import { spreadOverMs } from '../../../src/schedule/spread.ts';
import { handshakes } from '../../net/traffic.ts';
import { letNextCheckCome, storeSettings } from '../background-page.ts';
import { onStage } from '../shared-stage.ts';
import { hostsOf, type Stage } from '../stage.ts';

const hosts = new Set(commonEverywhere.flatMap(hostsOf));

/** When the first handshake with each name of a messenger began, ms after the first of all. */
function begun({ internet }: Stage): number[] {
  const firsts = [...handshakes(internet.traffic)]
    .filter(([host]) => hosts.has(host))
    .map(([, hellos]) => Math.min(...hellos.map(({ at }) => at)))
    .toSorted((a, b) => a - b);
  return firsts.map((at) => at - (firsts[0] ?? 0));
}

/** How many of the names begin within ten seconds, at most. */
const together = (times: readonly number[]) =>
  Math.max(...times.map((at) => times.filter((other) => other >= at && other < at + 10_000).length));

it('the names of a background check, and of any that the person wants spread, are asked for over minutes', async () => {
  await onStage('chrome', async (stage) => {
    const popup = await stage.openPopup();
    await storeSettings(popup.page, { spreadChecks: true });
    await popup.checkNow();
    const spread = begun(stage);
    stage.internet.traffic.forget();

    await storeSettings(popup.page, { spreadChecks: false, background: true, backgroundSince: Date.now() });
    const before = Date.now();
    await letNextCheckCome(popup.page);
    await popup.settled(before);
    const background = begun(stage);

    for (const times of [spread, background]) {
      expect(times.length).toBeGreaterThan(15);
      // Drawn from the mean that spreads the names over `spreadOverMs`.
      expect(times.at(-1)).toBeGreaterThan(spreadOverMs / 4);
      expect(together(times)).toBeLessThan((times.length * 3) / 4);
    }
  });
});
