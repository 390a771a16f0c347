import type { ServiceId } from '../model/service.ts';

/**
 * Messengers without end-to-end encryption, whose operator can read messages, and that stay open when others are
 * closed. They are offered only if nothing else works, and never without the risk.
 */
interface ReadableByOperator {
  readonly services: readonly ServiceId[];
  /** A public text about it, and the day on which it was read. */
  readonly source: { readonly url: string; readonly read: string };
}

export const readableByOperator: readonly ReadableByOperator[] = [
  { services: ['max', 'vk'], source: { url: 'https://rks.global/research/max', read: '2026-11-29' } },
  {
    services: ['eitaa', 'rubika', 'bale'],
    source: {
      url: 'https://filter.watch/english/2024/12/17/investigative-report-december-iranian-messaging-apps',
      read: '2026-11-29',
    },
  },
  {
    services: ['soroush'],
    source: {
      url: 'https://en.radiofarda.com/a/why-iranians-are-right-to-shun-domestic-messaging-apps/29265713.html',
      read: '2026-11-29',
    },
  },
  {
    services: ['wechat', 'qq', 'dingtalk'],
    source: { url: 'https://citizenlab.ca/2020/05/wechat-surveillance-explained', read: '2026-11-29' },
  },
];

export function isReadable(id: ServiceId): boolean {
  return readableByOperator.some(({ services }) => services.includes(id));
}
