import type { ServiceId } from './service.ts';

/**
 * Services of one company, which may give all of them one page.
 * @source the companies' own pages: Meta, Google, VK (which also makes MAX), Tencent
 */
export const families: readonly (readonly ServiceId[])[] = [
  ['whatsapp', 'messenger', 'instagram'],
  ['google-chat', 'google-meet', 'google-messages'],
  ['max', 'vk'],
  ['qq', 'wechat'],
];

/** The company of a service: the same text for all services of one company. */
export function companyOf(service: ServiceId): string {
  return families.find((family) => family.includes(service))?.[0] ?? service;
}
