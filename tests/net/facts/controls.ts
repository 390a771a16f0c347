import { domesticPacks } from '../../../src/catalogue/domestic-pack.ts';
import type { Answer } from '../answer.ts';
import { anyWay, goneOrSmaller, json, led, notFound, page, type ServerFact } from '../server-fact.ts';

const text = (body: string): Answer => ({ status: 200, headers: { 'content-type': 'text/plain' }, body });

/** The checks that operating systems and browsers use to find hotspots, with the vendors' exact answers. */
const captiveChecks: readonly ServerFact[] = [
  {
    host: /^(?:www\.gstatic\.com|connectivitycheck\.gstatic\.com|www\.google\.com)$/,
    path: '/generate_204',
    answer: { status: 204 },
    source: 'connectivity check of Android and Chromium; dpi-ch cidrwhitelist.go',
  },
  {
    host: /^cp\.cloudflare\.com$/,
    answer: { status: 204 },
    source: 'documentation of Cloudflare WARP',
  },
  {
    host: /^detectportal\.firefox\.com$/,
    path: '/success.txt',
    answer: text('success\n'),
    source: 'connectivity service of Firefox',
  },
  {
    host: /^detectportal\.firefox\.com$/,
    path: '/canonical.html',
    answer: {
      status: 200,
      body: '<meta http-equiv="refresh" content="0;url=https://support.mozilla.org/kb/captive-portal"/>',
    },
    source: 'captive portal service of Firefox',
  },
  {
    host: /^captive\.apple\.com$/,
    path: '/hotspot-detect.html',
    answer: { status: 200, body: '<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>' },
    unknown: {
      what: 'whether a line break follows',
      otherwise: [
        { answer: { status: 200, body: '<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>\n' } },
      ],
    },
    source: 'captive network assistant of macOS and iOS',
  },
  {
    host: /^www\.msftconnecttest\.com$/,
    path: '/connecttest.txt',
    answer: text('Microsoft Connect Test'),
    source: 'network connectivity status indicator of Windows',
  },
];

const foreign: readonly ServerFact[] = [
  {
    host: /^(?:github\.com|www\.wikipedia\.org|www\.debian\.org|example\.com)$/,
    answer: page('a site'),
    source: 'sites that everybody opens',
  },
  { host: /^cdn\.kernel\.org$/, path: '/pub/', bytes: 140_000_000, source: 'build recipes of several distributions' },
  { host: /^ftp\.gnu\.org$/, path: '/gnu/', bytes: 87_000_000, source: 'build recipes of several distributions' },
  {
    host: /^awscli\.amazonaws\.com$/,
    path: '/awscli-exe-linux-x86_64.zip',
    bytes: 60_000_000,
    unknown: { what: 'the exact size', otherwise: goneOrSmaller },
    source: 'installation instructions of the AWS command line tools',
  },
  {
    host: /^awscli\.amazonaws\.com$/,
    answer: { status: 403 },
    unknown: { what: 'no public text shows an answer for "/"', otherwise: anyWay },
    source: 'as above',
  },
  {
    host: /^dl\.google\.com$/,
    path: '/linux/direct/google-chrome-stable_current_amd64.deb',
    bytes: 110_000_000,
    unknown: { what: 'the exact size', otherwise: goneOrSmaller },
    source: 'installation scripts of Chrome',
  },
  {
    host: /^dl\.google\.com$/,
    answer: notFound,
    unknown: { what: 'no public text shows an answer for "/"', otherwise: anyWay },
    source: 'as above',
  },
  {
    host: /^ftp\.fau\.de$/,
    path: '/debian/ls-lR.gz',
    bytes: 20_000_000,
    unknown: { what: 'whether this mirror has the list, whose size is that of another', otherwise: goneOrSmaller },
    source: 'mirror list of Debian',
  },
  {
    host: /^(?:cdn\.kernel\.org|ftp\.gnu\.org|ftp\.fau\.de)$/,
    answer: page('Index of /'),
    unknown: { what: 'the status of "/", which is from memory', otherwise: anyWay },
    source: 'mirrors that people open',
  },
];

/** No text describes the answers of a country's sites to strangers: some turn away visitors from abroad. */
const turnsStrangersAway = [...anyWay, { answer: led('/blocked') }] as const;

const domestic: readonly ServerFact[] = [
  {
    host: /^(?:ya|ozon|www\.sberbank)\.ru$/,
    answer: { status: 403 },
    unknown: { what: 'whether a test for robots comes first', otherwise: turnsStrangersAway },
    source: 'hxehex whitelist.txt',
  },
  {
    host: /^(?:www\.(?:aparat|digikala)\.com|divar\.ir)$/,
    answer: { status: 403 },
    unknown: { what: 'the status, and whether strangers are turned away', otherwise: turnsStrangersAway },
    source: 'lists of domestic domains that proxy programs for Iran share',
  },
  {
    host: /^(?:mirrors\.(?:aliyun\.com|tuna\.tsinghua\.edu\.cn)|mirror\.(?:yandex\.ru|arvancloud\.ir))$/,
    path: '/ubuntu/ls-lR.gz',
    bytes: 20_000_000,
    unknown: { what: 'the exact size, which grows', otherwise: goneOrSmaller },
    source: 'programs that measure the line with it',
  },
  {
    host: /^ftp\.linux\.org\.tr$/,
    path: '/gentoo/snapshots/portage-latest.tar.xz',
    bytes: 40_000_000,
    unknown: { what: 'whether this mirror has the snapshot', otherwise: goneOrSmaller },
    source: 'mirror list of Gentoo; the size is from memory',
  },
  {
    host: /^mirror\.datacenter\.by$/,
    path: '/pub/archlinux/iso/latest/archlinux-x86_64.iso',
    bytes: 1_000_000_000,
    unknown: { what: 'the exact size', otherwise: goneOrSmaller },
    source: 'a script that makes a virtual machine from it',
  },
  {
    host: /^(?:mirror\.(?:arvancloud\.ir|yandex\.ru)|mirrors\.(?:tuna\.tsinghua\.edu\.cn|aliyun\.com)|depo\.pardus\.org\.tr|ftp\.linux\.org\.tr|mirror\.datacenter\.by)$/,
    answer: page('Index of /'),
    unknown: { what: 'the status of "/"', otherwise: turnsStrangersAway },
    source: 'mirror lists of Linux distributions, and build scripts that fetch from there',
  },
  {
    host: /^(?:www\.(?:baidu|qq)\.com|www\.turkiye\.gov\.tr|www\.(?:ptcl\.com|nadra\.gov|sbp\.org)\.pk|dps\.psx\.com\.pk|www\.(?:onliner|belta)\.by)$/,
    answer: page('a site'),
    unknown: { what: 'the status, and whether strangers are turned away', otherwise: turnsStrangersAway },
    source: 'public programs and lists that name these sites',
  },
  {
    host: /^www\.tcmb\.gov\.tr$/,
    answer: { status: 200, headers: { 'content-type': 'text/xml' }, body: '<Tarih_Date></Tarih_Date>' },
    unknown: { what: 'whether strangers are turned away', otherwise: turnsStrangersAway },
    source: 'public programs that read the rates of the central bank',
  },
  {
    host: /^api\.nbrb\.by$/,
    answer: json('{"Cur_Abbreviation":"USD","Cur_Scale":1}'),
    unknown: { what: 'whether strangers are turned away', otherwise: turnsStrangersAway },
    source: 'public programs that read the rates of the national bank',
  },
];

const exactly = (host: string) => new RegExp(`^${host.replaceAll('.', '\\.')}$`);

/**
 * No text shows an answer of the other sites of countries, so the catalogue names them and they may answer in any way.
 */
const otherDomestic: readonly ServerFact[] = domesticPacks
  .flatMap((pack) => pack.controls)
  .filter(({ url }) => !domestic.some(({ host }) => host.test(new URL(url).hostname)))
  .flatMap(({ url, large, source }): ServerFact[] => [
    ...(large
      ? [
          {
            host: exactly(new URL(large.url).hostname),
            path: new URL(large.url).pathname,
            bytes: 2 * large.minBytes,
            unknown: { what: 'the exact size', otherwise: goneOrSmaller },
            source: large.source.where,
          } as const,
        ]
      : []),
    {
      host: exactly(new URL(url).hostname),
      answer: page('a site'),
      unknown: { what: 'the status, and whether strangers are turned away', otherwise: turnsStrangersAway },
      source: source.where,
    },
  ]);

const resolvers: readonly ServerFact[] = [
  {
    host: /^dns\d*\.quad9\.net$/,
    resolver: true,
    onlyHttp2: true,
    answer: notFound,
    source: 'Quad9: retirement of HTTP/1.1 for DNS over HTTPS, 2025-12-15',
  },
  {
    host: /^(?:dns\.google|(?:.*\.)?cloudflare-dns\.com|(?:dns|unfiltered)\.adguard-dns\.com|dns\.alidns\.com|common\.dot\.dns\.yandex\.net|doh\..*|1\.1\.1\.1|1\.0\.0\.1|8\.8\.8\.8|8\.8\.4\.4|9\.9\.9\.9)$/,
    resolver: true,
    answer: notFound,
    source: 'RFC 8484; documentation of the operators',
  },
];

/** Servers that belong to no messenger. */
export const controlFacts: readonly ServerFact[] = [
  ...captiveChecks,
  ...foreign,
  ...domestic,
  ...otherDomestic,
  ...resolvers,
];
