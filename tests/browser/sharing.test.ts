import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { noiseFrom } from '../../collector/publisher/noise.ts';
import { openPublicFolder } from '../../collector/publisher/public-folder.ts';
import { publishAll } from '../../collector/publisher/publish.ts';
import { readSigningKey } from '../../collector/signing-key.ts';
import { addCounts } from '../../collector/store/add-counts.ts';
import { slotOf } from '../../protocol/wire/slot.ts';
import { click } from '../../scripts/click.ts';
import { type CollectorStage, onCollectorStage, removeBuilds } from './collector-stage.ts';
import type { Target } from './extension.ts';
import { letOneGo, storedSharingState, waitUntil } from './outbox-page.ts';
import { agree, blockWhatsApp, reported, waiting } from './sharing-steps.ts';
import { pictureFile } from './stage.ts';

afterAll(removeBuilds);

/** A build, a browser and a collector are slow to start on a busy machine. */
vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

const maxBytes = 12_000;

/** Splits the HTTP/1.1 bytes of a relay's connection into messages. */
const heads = (text: string, name: RegExp) => [...text.matchAll(name)].map(([, value]) => value);

describe.each<Target>(['chrome', 'firefox'])('in %s', (target) => {
  it('nothing is sent before the person agrees, nothing that identifies them afterwards, and what waits can be deleted', async () => {
    await onCollectorStage(target, {}, async (stage) => {
      const { openPopup, openDashboard, recorder, browser, origin } = stage;
      const popup = await openPopup();
      await popup.checkNow();
      const consent = await openDashboard('/sharing');
      // Without answers, the button only says that they are missing.
      await click(consent, '[data-action="sharing-agree"]');
      await waitUntil(() => consent.$eval('.consent [role="alert"]', (alert) => alert.textContent !== ''));
      await consent.close();
      expect(recorder.conversations).toEqual([]);

      for (const sameSite of ['Lax', 'Strict'] as const) {
        const cookie = { name: `login-${sameSite}`, value: 'secret', domain: '127.0.0.1', path: '/', sameSite };
        await browser.setCookie(cookie);
      }
      const page = await agree(stage);
      await popup.checkNow();
      await page.waitForSelector(waiting(reported));
      for (let message = 0; message < 2; message++) await letOneGo(page);

      const sent = recorder.conversations.map((conversation) => conversation.sent).join('');
      const received = recorder.conversations.map((conversation) => conversation.received).join('');
      const posts = heads(sent, /POST \/ohttp [\s\S]*?\r\ncontent-length: (\d+)\r\n/gi);
      // One query finds the country, one reads its snapshot, two messages are reports: all have one length, and so do their answers.
      expect(posts).toEqual(['1024', '1024', '1024', '1024']);
      expect(heads(received, /message\/ohttp-res\r\n[\s\S]*?content-length: (\d+)\r\n/gi)).toEqual(
        posts.map(() => '6144'),
      );
      expect((sent.length + received.length) / posts.length).toBeLessThan(maxBytes);
      expect(sent).not.toMatch(/^(origin|cookie|referer|authorization):/im);
      expect(heads(sent, /^accept-language: (.*)\r$/gim).filter((language) => language !== '*')).toEqual([]);
      expect(sent).not.toContain(new URL(origin).hostname);
      expect(sent).not.toContain('whatsapp');

      // What was not sent can be deleted, and one click stops everything.
      await page.waitForSelector(waiting(reported - 2));
      await click(page, '[data-action="outbox-delete"]');
      await page.waitForSelector(waiting(reported - 3));
      await click(page, '[data-action="sharing-stop"]');
      await page.waitForSelector('[data-sharing="off"]');
      await waitUntil(async () => (await storedSharingState(page))?.outbox.waiting.length === 0);
    });
  });
});

describe('a person who shares', () => {
  it('sees the reports before they are sent, and afterwards what others see: a result passes relay, gateway, store and publisher', async () => {
    await onCollectorStage('chrome', {}, async (stage) => {
      const page = await agree(stage);
      const popup = await stage.openPopup();
      blockWhatsApp(stage);
      await popup.checkNow();
      await page.waitForSelector(waiting(reported));
      const literal = await page.$$eval('.outbox .literal', (all) => all.map((one) => one.textContent ?? ''));
      const reports = literal.map((text) => JSON.parse(text));
      expect(reports.find(({ service }) => service === 'whatsapp')).toMatchObject({
        cc: 'RU',
        asn: 8359,
        state: 'blocked',
      });

      for (let left = reported; left > 0; left--) await letOneGo(page);
      await page.waitForSelector(waiting(0));
      await stage.writeCounts();
      const counted = await stage.store.query<{ asn: number; service: string; state: string; n: number }>(
        `SELECT asn, service, state, n FROM counts WHERE cc = 'RU' AND service IN ('whatsapp', 'signal') ORDER BY service`,
      );
      expect(counted.map((row) => ({ ...row, asn: Number(row.asn), n: Number(row.n) }))).toEqual([
        { asn: 8359, service: 'signal', state: 'works', n: 1 },
        { asn: 8359, service: 'whatsapp', state: 'blocked', n: 1 },
      ]);

      await publishWithOthers(stage);
      await stage.restart();
      const crowd = await stage.openDashboard('/crowd');
      await click(crowd, '[data-action="crowd-refresh"]');
      await crowd.waitForSelector('tr[data-service="whatsapp"] td[data-verdict="problem"]');
      await crowd.waitForFunction(() => document.body.textContent?.includes('MTS PJSC'), { polling: 100 });
      await crowd.screenshot({ path: pictureFile('crowd'), fullPage: true });
      const details = await stage.openPopup();
      await details.page.click('[data-service="whatsapp"] .row-toggle');
      const line = await details.page.waitForSelector('[data-service="whatsapp"] [data-crowd="provider"]');
      expect(await line?.evaluate((element) => element.textContent)).toMatch(
        /^About \d+ of \d+ people on your provider/,
      );
    });
  });
});

/** Adds hundreds of equal reports from the same network in the two slots before this one, and publishes them. */
async function publishWithOthers({ store, signingKeyFile }: CollectorStage): Promise<void> {
  const slot = slotOf(Date.now());
  const seen = { cc: 'RU', asn: 8359, service: 'whatsapp', state: 'blocked', n: 200 } as const;
  await addCounts(
    store,
    [slot - 2, slot - 1].flatMap((one) => ['one', 'two'].map((relay) => ({ slot: one, relay, ...seen }))),
  );
  const folder = mkdtempSync(join(tmpdir(), 'reachable-public-'));
  const signingKey = await readSigningKey(signingKeyFile);
  const noise = noiseFrom(new Uint8Array(32));
  const parts = {
    store,
    signingKey,
    noise,
    relays: ['one', 'two'],
    folder: await openPublicFolder(folder),
    nameOf: () => undefined,
    isLarge: () => false,
    keepDays: 90,
  };
  const { failures } = await publishAll(parts, slot, new Map());
  rmSync(folder, { recursive: true });
  expect(failures).toEqual([]);
}
