import type { Endpoint, ServiceId } from '../model/service.ts';
import type { Cause, Manner } from '../model/verdict.ts';

/** A messenger's own means against blocking, with a public page about it. Never other people's tools. */
export interface NextStep {
  readonly service: ServiceId;
  /** The text is `step_<id>`. */
  readonly id: 'whatsapp-proxy' | 'telegram-proxy' | 'signal-circumvention' | 'signal-proxy';
  /** The vendor's own page about it. */
  readonly url: string;
  /** Whether the page is somebody else's, because the vendor has none. */
  readonly ofOthers?: true;
  /** The source of the menu and the risk. The steps have not been tried in the app yet. */
  readonly source: PublicText;
}

/** A public text, and the day of reading it. */
type PublicText = Exclude<Endpoint['source'], { readonly kind: 'memory' }>;

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
    source: {
      kind: 'client-code',
      where:
        'DataSettingsActivity of github.com/DrKLO/Telegram for the menu; lng_proxy_sponsor_warning of github.com/telegramdesktop/tdesktop for the channel',
      read: '2026-11-29',
    },
  },
  {
    service: 'signal',
    id: 'signal-circumvention',
    url: 'https://ooni.org/post/2021-how-signal-private-messenger-blocked-around-the-world/',
    ofOthers: true,
    source: {
      kind: 'client-code',
      where:
        'AdvancedPrivacySettingsFragment of github.com/signalapp/Signal-Android and AdvancedPrivacySettingsViewController of github.com/signalapp/Signal-iOS',
      read: '2026-11-29',
    },
  },
  {
    service: 'signal',
    id: 'signal-proxy',
    url: 'https://support.signal.org/hc/articles/360056052052',
    source: {
      kind: 'client-code',
      where:
        'EditProxyFragment of Signal-Android (2026-11-26); AdvancedPrivacySettingsViewController of github.com/signalapp/Signal-iOS, which links to the article',
      read: '2026-11-29',
    },
  },
];

/** A means of the device itself if one stage fails, for any messenger. */
export interface CauseStep {
  readonly cause: Cause;
  /** Absent: for every manner. */
  readonly manner?: Manner;
  /** The text is `step_<id>`. */
  readonly id: 'private-dns' | 'certificate' | 'other-browser';
  readonly url: string;
  readonly source: PublicText;
}

export const causeSteps: readonly CauseStep[] = [
  {
    cause: 'dns',
    id: 'private-dns',
    url: 'https://blog.cloudflare.com/enable-private-dns-with-1-1-1-1-on-android-9-pie',
    source: { kind: 'documentation', where: 'the page itself, for the menu', read: '2026-11-29' },
  },
  {
    cause: 'certificate',
    id: 'certificate',
    url: 'https://support.mozilla.org/kb/what-does-your-connection-is-not-secure-mean',
    source: { kind: 'documentation', where: 'the page itself', read: '2026-11-29' },
  },
  {
    cause: 'tls',
    manner: 'timeout',
    id: 'other-browser',
    url: 'https://github.com/net4people/bbs/issues/153',
    source: {
      kind: 'documentation',
      where: 'the page itself: Chrome 107 had no connection in Iran where other browsers and Chrome 108 had one',
      read: '2026-12-01',
    },
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
