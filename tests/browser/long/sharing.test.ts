import { afterAll, describe, expect, it, vi } from 'vitest';
import { click } from '../../../scripts/click.ts';
import { onCollectorStage, removeBuilds } from '../collector-stage.ts';
import { makeDue, storedSharingState } from '../outbox-page.ts';
import { agree, blockWhatsApp, reported, waiting } from '../sharing-steps.ts';

afterAll(removeBuilds);

/** A build, a browser and a collector are slow to start on a busy machine. */
vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

describe('a person who shares', () => {
  it('sends no result from another network than its own', async () => {
    await onCollectorStage('chrome', {}, async (stage) => {
      const page = await agree(stage);
      await (await stage.openPopup()).checkNow();
      await page.waitForSelector(waiting(reported));
      await stage.restart({ cc: 'RU', asn: 12389 });
      stage.recorder.forget();
      await makeDue(page);
      await page.waitForSelector(waiting(0));
      expect((await storedSharingState(page))?.outbox.sent).toEqual([]);
      const sent = stage.recorder.conversations.map((conversation) => conversation.sent).join('');
      expect(sent).toContain('GET /keys');
      expect(sent).not.toContain('POST');
    });
  });

  it('loses no result when no relay answers', async () => {
    await onCollectorStage('chrome', {}, async (stage) => {
      const page = await agree(stage);
      stage.recorder.cutOff();
      const popup = await stage.openPopup();
      blockWhatsApp(stage);
      const { services } = await popup.checkNow();
      expect(services.find(({ service }) => service === 'whatsapp')?.state).toBe('blocked');
      await page.waitForSelector(waiting(reported));
      const crowd = await stage.openDashboard('/crowd');
      await click(crowd, '[data-action="crowd-refresh"]');
      await crowd.waitForSelector('[data-crowd-unreachable]');
      await popup.page.close();
      const again = await stage.openPopup();
      expect((await again.service('whatsapp')).state).toBe('blocked');
    });
  });
});
