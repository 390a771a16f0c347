import type { Endpoint, ServiceId } from '../model/service.ts';
import type { Cause } from '../model/verdict.ts';

/** What a messenger itself offers against blocking, with its own page about it. Never the tools of others. */
export interface NextStep {
  readonly service: ServiceId;
  /** The text is `step_<id>`. */
  readonly id: 'whatsapp-proxy' | 'telegram-proxy' | 'signal-circumvention' | 'signal-proxy';
  /** The vendor's own page about it. */
  readonly url: string;
  /** The steps have not been tried in the app yet. */
  readonly source: Endpoint['source'];
}

export const nextSteps: readonly NextStep[] = [
  {
    service: 'whatsapp',
    id: 'whatsapp-proxy',
    url: 'https://faq.whatsapp.com/520504143274092',
    source: {
      kind: 'documentation',
      where: 'README of github.com/whatsapp/proxy; the app links to the same article',
      read: '2026-11-26',
    },
  },
  {
    service: 'telegram',
    id: 'telegram-proxy',
    url: 'https://core.telegram.org/proxy',
    source: { kind: 'memory', where: 'core.telegram.org/proxy, from memory' },
  },
  {
    service: 'signal',
    id: 'signal-circumvention',
    url: 'https://support.signal.org/hc/articles/360056052052',
    source: { kind: 'memory', where: 'Signal-Android AdvancedPrivacySettingsFragment, from memory' },
  },
  {
    service: 'signal',
    id: 'signal-proxy',
    url: 'https://support.signal.org/hc/articles/360056052052',
    source: { kind: 'client-code', where: 'Signal-Android EditProxyFragment', read: '2026-11-26' },
  },
];

/** What the device's own settings offer where one stage fails, whichever the messenger. */
export interface CauseStep {
  readonly cause: Cause;
  /** The text is `step_<id>`. */
  readonly id: 'private-dns' | 'certificate';
  readonly url?: string;
  readonly source: Endpoint['source'];
}

export const causeSteps: readonly CauseStep[] = [
  {
    cause: 'dns',
    id: 'private-dns',
    url: 'https://support.google.com/android/answer/9654714',
    source: {
      kind: 'documentation',
      where: 'blog.cloudflare.com/enable-private-dns-with-1-1-1-1-on-android-9-pie, for the menu; the link from memory',
      read: '2026-11-29',
    },
  },
  {
    cause: 'certificate',
    id: 'certificate',
    source: { kind: 'memory', where: 'what browsers say on their own pages about such certificates, from memory' },
  },
];

/** Status pages of the vendors. */
export interface StatusPage {
  readonly service: ServiceId;
  readonly url: string;
}

export const statusPages: readonly StatusPage[] = [
  { service: 'signal', url: 'https://status.signal.org/' },
  { service: 'discord', url: 'https://discordstatus.com/' },
  { service: 'slack', url: 'https://slack-status.com/' },
  { service: 'zoom', url: 'https://status.zoom.us/' },
];
