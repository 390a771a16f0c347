import { shuffled } from '../core/chance.ts';
import type { ExchangeAnswer, ExchangeAsk } from '../core/crowd.ts';
import type { SharingConfig } from '../core/sharing-config.ts';
import { cleanRelayHeaders } from '../platform/clean-headers.ts';
import { keepAwake } from '../platform/keep-awake.ts';
import { askOffscreen, closeOffscreen } from '../platform/offscreen.ts';

/** For each of the two requests of an exchange. */
const deadlineMs = 15_000;

/**
 * Sends one message by way of the offscreen page: the cryptography weighs a third of what the background may, and only
 * people who take part need it. A worker can load nothing later, so it has to be another page.
 */
export async function exchangeThrough(
  { relays, publisherKey }: SharingConfig,
  message: Pick<ExchangeAsk, 'report' | 'country' | 'from' | 'counters'>,
): Promise<ExchangeAnswer> {
  const sleepAgain = keepAwake();
  try {
    // Without clean headers nothing is sent: in Firefox the Origin names the installation.
    const restoreHeaders = await cleanRelayHeaders(relays);
    try {
      const ask = { ...message, relays: shuffled(relays, Math.random), publisherKey, deadlineMs };
      return (await askOffscreen('exchange', ask)) as ExchangeAnswer;
    } finally {
      await restoreHeaders();
      await closeOffscreen();
    }
  } catch {
    return { kind: 'failed' };
  } finally {
    sleepAgain();
  }
}
