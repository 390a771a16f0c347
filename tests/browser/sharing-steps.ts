import type { Page } from 'puppeteer-core';
import { click } from '../../scripts/click.ts';
import { commonEverywhere } from '../../src/catalogue/common-services.ts';
import type { CollectorStage } from './collector-stage.ts';
import { hostsOf } from './stage.ts';

/** From the consent page to the first answer of a relay. */
export async function agree({ openDashboard }: CollectorStage): Promise<Page> {
  const page = await openDashboard('/sharing');
  await click(page, '[data-answer="public-true"]');
  await click(page, '[data-answer="hidden-false"]');
  await click(page, '[data-action="sharing-agree"]');
  await page.waitForSelector('[data-sharing="on"]', { timeout: 30_000 });
  await page.waitForFunction(() => document.querySelector('[data-report]')?.textContent?.includes('"cc":"RU"'));
  return page;
}

export function blockWhatsApp({ internet }: Pick<CollectorStage, 'internet'>): void {
  for (const host of hostsOf('whatsapp')) internet.behave(host, { kind: 'reset-after-client-hello' });
}

/** Reports of one check: one for each service that is on where the country is not known. */
export const reported = commonEverywhere.length;
export const waiting = (count: number) => `[data-waiting="${count}"]`;
