import { expect, it } from 'vitest';
import { openSettings } from './settings-page.ts';
import { onStage } from './shared-stage.ts';

/** Chromium 150 stopped answering; 156 itself keeps what a database needs. */
it('a check is stored whole in Chromium, however often the browser collects garbage meanwhile', async () => {
  await onStage('chrome', async (stage) => {
    const popup = await stage.openPopup();
    const worker = await stage.browser.waitForTarget((target) => target.type() === 'service_worker');
    const debug = await worker.createCDPSession();
    const collecting = setInterval(() => void debug.send('HeapProfiler.collectGarbage'), 200);
    await popup.checkNow().finally(() => clearInterval(collecting));

    const exported = await (await openSettings(stage, 'data')).exported();
    const checks = JSON.parse(exported).records.flatMap((record: Exported) => record.round ?? []);
    expect(checks).toMatchObject([{ status: 'finished' }]);
    expect(checks[0]).not.toHaveProperty('problem');
  });
});

interface Exported {
  readonly round?: object;
}
