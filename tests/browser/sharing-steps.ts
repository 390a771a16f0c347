import type { Page } from 'puppeteer-core';
import { click } from '../../scripts/click.ts';
import { commonEverywhere } from '../../src/catalogue/common-services.ts';
import type { CollectorStage } from './collector-stage.ts';
import { hostsOf } from './stage.ts';

/** Goes from the consent page to a relay's first answer. */
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

/** How many reports one check makes: one for each service that is on if the country is unknown. */
export const reported = commonEverywhere.length;
export const waiting = (count: number) => `[data-waiting="${count}"]`;
