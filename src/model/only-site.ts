import type { Reason } from './reasons.ts';
import type { Service } from './service.ts';

/**
 * Reasons why messages have no address that a browser could ask, not even one that needs a login, or that a quiet check
 * may ask.
 */
const withoutAddress: ReadonlySet<Reason | undefined> = new Set(['no-web-client', 'no-public-endpoint', 'left-out']);

/** Whether only the company's site can be asked, and nothing that carries messages. */
export function hasOnlySite({ untestable }: Pick<Service, 'untestable'>): boolean {
  return withoutAddress.has(untestable.messages);
}
