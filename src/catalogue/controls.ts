import type { Subject } from '../model/observation.ts';
import type { Control, ControlRelay } from '../model/service.ts';

/**
 * Plain http pages whose answer is known byte for byte: anything else was inserted on the path. Each has a different
 * operator, since some countries block some of them.
 */
export const captiveControls: readonly Control[] = [
  {
    id: 'captive-google',
    class: 'captive',
    vendor: 'google',
    url: 'http://www.gstatic.com/generate_204',
    browser: 'Chromium',
    healthy: { status: [204] },
    hstsPreloaded: false,
    source: { kind: 'documentation', where: 'connectivity check of Android and Chromium', read: '2026-11-24' },
  },
  {
    id: 'captive-mozilla',
    class: 'captive',
    vendor: 'mozilla',
    url: 'http://detectportal.firefox.com/canonical.html',
    browser: 'Firefox',
    healthy: {
      status: [200],
      body: '<meta http-equiv="refresh" content="0;url=https://support.mozilla.org/kb/captive-portal"/>',
    },
    hstsPreloaded: false,
    source: { kind: 'documentation', where: 'captivedetect.canonicalURL of Firefox', read: '2026-11-29' },
  },
  {
    id: 'captive-apple',
    class: 'captive',
    vendor: 'apple',
    url: 'http://captive.apple.com/hotspot-detect.html',
    healthy: { status: [200], body: '<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>' },
    hstsPreloaded: false,
    source: { kind: 'documentation', where: 'captive network assistant of macOS and iOS', read: '2026-11-25' },
  },
  {
    id: 'captive-microsoft',
    class: 'captive',
    vendor: 'microsoft',
    url: 'http://www.msftconnecttest.com/connecttest.txt',
    healthy: { status: [200], body: 'Microsoft Connect Test' },
    hstsPreloaded: false,
    source: { kind: 'documentation', where: 'network connectivity status indicator of Windows', read: '2026-11-25' },
  },
];

/**
 * Sites in different networks that are on no national list of allowed sites. Those with a large object are two clouds,
 * a university and two more, and each country adds its own, since a filter may freeze the whole network of one.
 */
export const foreignControls: readonly Control[] = [
  {
    id: 'foreign-github',
    class: 'foreign',
    vendor: 'github',
    url: 'https://github.com/',
    healthy: {},
    hstsPreloaded: true,
    source: { kind: 'other', where: 'dpi-ch cidrwhitelist.go', read: '2026-11-24' },
  },
  {
    id: 'foreign-wikipedia',
    class: 'foreign',
    vendor: 'wikimedia',
    url: 'https://www.wikipedia.org/',
    healthy: {},
    hstsPreloaded: true,
    source: {
      kind: 'other',
      where: 'dpi-ch cidrwhitelist.go, which asks ru.wikipedia.org of the same operator',
      read: '2026-11-24',
    },
  },
  {
    id: 'foreign-google',
    class: 'foreign',
    vendor: 'google',
    url: 'https://www.google.com/generate_204',
    healthy: { status: [204] },
    hstsPreloaded: false,
    source: { kind: 'other', where: 'dpi-ch cidrwhitelist.go', read: '2026-11-24' },
  },
  {
    id: 'foreign-debian',
    class: 'foreign',
    vendor: 'debian',
    url: 'https://www.debian.org/',
    healthy: {},
    hstsPreloaded: false,
    source: { kind: 'memory', where: 'from memory' },
  },
  {
    id: 'foreign-example',
    class: 'foreign',
    vendor: 'iana',
    url: 'https://example.com/',
    healthy: {},
    hstsPreloaded: false,
    source: { kind: 'memory', where: 'RFC 2606, reserved for examples, from memory' },
  },
  {
    id: 'foreign-kernel',
    class: 'foreign',
    vendor: 'kernel',
    url: 'https://cdn.kernel.org/',
    healthy: {},
    hstsPreloaded: false,
    large: {
      url: 'https://cdn.kernel.org/pub/linux/kernel/v6.x/linux-6.6.tar.xz',
      minBytes: 100_000_000,
      source: { kind: 'other', where: 'build recipes of several distributions', read: '2026-11-26' },
    },
    source: { kind: 'other', where: 'build recipes of several distributions', read: '2026-11-26' },
  },
  {
    id: 'foreign-gnu',
    class: 'foreign',
    vendor: 'gnu',
    url: 'https://ftp.gnu.org/',
    healthy: {},
    hstsPreloaded: false,
    large: {
      url: 'https://ftp.gnu.org/gnu/gcc/gcc-13.2.0/gcc-13.2.0.tar.xz',
      minBytes: 80_000_000,
      source: { kind: 'other', where: 'build recipes of several distributions', read: '2026-11-26' },
    },
    source: { kind: 'other', where: 'build recipes of several distributions', read: '2026-11-26' },
  },
  {
    id: 'foreign-amazon',
    class: 'foreign',
    vendor: 'amazon',
    url: 'https://awscli.amazonaws.com/',
    healthy: {},
    hstsPreloaded: false,
    large: {
      url: 'https://awscli.amazonaws.com/awscli-exe-linux-x86_64.zip',
      // Over 50 MB, from memory.
      minBytes: 10_000_000,
      source: {
        kind: 'documentation',
        where: 'installation instructions of the AWS command line tools',
        read: '2026-11-26',
      },
    },
    source: {
      kind: 'documentation',
      where: 'installation instructions of the AWS command line tools',
      read: '2026-11-26',
    },
  },
  {
    id: 'foreign-google-files',
    class: 'foreign',
    vendor: 'google',
    url: 'https://dl.google.com/',
    healthy: {},
    hstsPreloaded: true,
    large: {
      url: 'https://dl.google.com/linux/direct/google-chrome-stable_current_amd64.deb',
      // Over 100 MB, from memory.
      minBytes: 10_000_000,
      source: { kind: 'other', where: 'installation scripts of Chrome', read: '2026-11-26' },
    },
    source: { kind: 'other', where: 'installation scripts of Chrome', read: '2026-11-26' },
  },
  {
    id: 'foreign-erlangen',
    class: 'foreign',
    vendor: 'erlangen',
    url: 'https://ftp.fau.de/',
    healthy: {},
    hstsPreloaded: false,
    large: {
      // Every Debian mirror has this list of about 20 MB, so a mirror can be measured with it.
      url: 'https://ftp.fau.de/debian/ls-lR.gz',
      minBytes: 5_000_000,
      source: {
        kind: 'other',
        where: 'mirror list of Debian; that it has this list is from memory',
        read: '2026-11-26',
      },
    },
    source: { kind: 'other', where: 'mirror list of Debian', read: '2026-11-26' },
  },
];

/** Encrypted resolvers that do not filter. Several, since some may be blocked and two have to agree. */
export const resolverControls: readonly Control[] = [
  {
    id: 'resolver-google',
    class: 'resolver',
    vendor: 'google',
    url: 'https://dns.google/resolve',
    healthy: { status: [200] },
    hstsPreloaded: true,
    format: 'dns-json',
    source: { kind: 'other', where: 'dpi-detector config.yml', read: '2026-11-24' },
  },
  {
    id: 'resolver-cloudflare',
    class: 'resolver',
    vendor: 'cloudflare',
    url: 'https://cloudflare-dns.com/dns-query',
    healthy: { status: [200] },
    hstsPreloaded: true,
    format: 'dns-message',
    source: { kind: 'other', where: 'dpi-detector config.yml', read: '2026-11-24' },
  },
  {
    id: 'resolver-quad9',
    class: 'resolver',
    vendor: 'quad9',
    // The names dns, dns9 and dns11 filter what Quad9 considers harmful.
    url: 'https://dns10.quad9.net/dns-query',
    healthy: { status: [200] },
    hstsPreloaded: true,
    format: 'dns-message',
    source: {
      kind: 'documentation',
      where: 'Quad9DNS/dnscrypt-settings, quad9-resolvers-plain.md: no filter',
      read: '2026-11-26',
    },
  },
  {
    id: 'resolver-adguard',
    class: 'resolver',
    vendor: 'adguard',
    // The default name filters advertisements and more.
    url: 'https://unfiltered.adguard-dns.com/resolve',
    healthy: { status: [200] },
    hstsPreloaded: false,
    format: 'dns-json',
    source: {
      kind: 'documentation',
      where: 'AdguardTeam/KnowledgeBaseDNS docs/general/dns-providers.md; public programs that ask it for JSON',
      read: '2026-11-26',
    },
  },
];

/**
 * Control relays: public STUN servers of no messenger, by different operators, on the ports that relays of services
 * use.
 */
export const controlRelays: readonly ControlRelay[] = [
  {
    id: 'relay-google',
    vendor: 'google',
    url: 'stun:stun.l.google.com:19302',
    source: { kind: 'documentation', where: 'WebRTC samples of Google; v2fly data/category-stun', read: '2026-11-24' },
  },
  {
    id: 'relay-cloudflare',
    vendor: 'cloudflare',
    url: 'stun:stun.cloudflare.com:3478',
    source: { kind: 'documentation', where: 'Cloudflare Realtime documentation, TURN service', read: '2026-11-25' },
  },
  {
    id: 'relay-telnyx',
    vendor: 'telnyx',
    url: 'stun:stun.telnyx.com:3478',
    source: {
      kind: 'documentation',
      where: 'developers.telnyx.com, STUN/TURN Servers; pradt2/always-online-stun valid_hosts.txt',
      read: '2026-11-27',
    },
  },
  {
    id: 'relay-nextcloud',
    vendor: 'nextcloud',
    // Port 443 may be open where 3478 is not.
    url: 'stun:stun.nextcloud.com:443',
    source: { kind: 'documentation', where: 'default of Nextcloud Talk', read: '2026-11-25' },
  },
];

/**
 * The name of a server for advertisements. Filters for homes and offices drop it, and it is on no national list. It is
 * only looked up, and only if names of messengers are gone.
 * @source StevenBlack/hosts, the default list of Pi-hole, and the lists of AdGuard and NextDNS have it
 */
export const filteredName = {
  host: 'ad.doubleclick.net',
  subject: { kind: 'control', control: 'filtered-doubleclick', class: 'filtered', vendor: 'google' },
} as const satisfies { readonly host: string; readonly subject: Subject };
