import type { Endpoint, Service } from '../../model/service.ts';
import { telegramNetworks } from '../networks.ts';

/**
 * Addresses that public Telegram proxies use. Addresses shared by several hosts are left out, since an address must
 * identify one host: two data centres share the page's address, and the third shares that of the first.
 */
const addresses: Partial<Record<number, string[]>> = { 1: ['149.154.174.100'], 5: ['149.154.170.100'] };

const channel = (
  host: string,
): Pick<Endpoint, 'url' | 'origin' | 'subprotocol' | 'firstWord' | 'healthy' | 'certificate' | 'source'> => ({
  url: `wss://${host}.web.telegram.org/apiws`,
  origin: 'https://web.telegram.org',
  // core.telegram.org/mtproto/transports: the header must be present.
  subprotocol: 'binary',
  firstWord: 'telegram',
  healthy: {},
  certificate: 'public',
  source: {
    kind: 'client-code',
    where: 'tweb src/lib/mtproto/dcConfigurator.ts; core.telegram.org/mtproto/transports',
    read: '2026-11-26',
  },
});

/** Each account is in one of five data centres, and networks block them one by one. */
const dataCentre = (number: 1 | 2 | 3 | 4 | 5): Endpoint => ({
  id: `kws${number}`,
  function: 'messages',
  ...channel(`kws${number}`),
  ...(addresses[number] ? { addresses: addresses[number] } : {}),
  hstsPreloaded: true,
  group: 'data-centres',
});

/** Web A, the other web client, uses other names for the same data centres. */
const otherName = (number: 1 | 2 | 3 | 4 | 5): Endpoint => ({
  id: `zws${number}`,
  function: 'messages',
  ...channel(`zws${number}`),
  hstsPreloaded: true,
  group: 'data-centres',
  inTurn: 'web-a',
  source: { kind: 'client-code', where: 'Ajaxy/telegram-tt src/lib/gramjs/Utils.ts, getDC', read: '2026-12-01' },
});

/**
 * Files use separate WebSockets. Two of the five are probed, to keep checks small. Files of large public channels come
 * to apps from data centre 203 too, 91.105.192.100, without a name and without TLS: a browser cannot tell its silence
 * from a block (core.telegram.org/cdn; 9seconds/mtg mtglib/internal/dc/init.go, read 2026-11-30).
 */
const mediaCentre = (number: 2 | 4): Endpoint => ({
  id: `kws${number}-media`,
  function: 'media',
  ...channel(`kws${number}-1`),
  hstsPreloaded: true,
  group: 'media-centres',
});

export const telegram: Service = {
  id: 'telegram',
  name: 'Telegram',
  homepage: 'https://telegram.org/',
  networks: telegramNetworks,
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://web.telegram.org/k/',
      healthy: { contentType: 'text/html', headers: { server: 'nginx' } },
      certificate: 'public',
      addresses: ['149.154.167.99', '149.154.167.220'],
      hstsPreloaded: true,
      source: {
        kind: 'client-code',
        where: 'tweb src/config/app.ts; OONI ts-020; Flowseal/tg-ws-proxy issues 163 and 540',
        read: '2026-11-26',
      },
    },
    dataCentre(1),
    dataCentre(2),
    dataCentre(3),
    dataCentre(4),
    dataCentre(5),
    otherName(1),
    otherName(2),
    otherName(3),
    otherName(4),
    otherName(5),
    {
      ...mediaCentre(2),
      large: [
        {
          url: 'https://telegram.org/img/Telegram200million.png',
          minBytes: 30_000_000,
          source: { kind: 'other', where: 'dpi-detector core/telegram_scanner.py', read: '2026-11-26' },
        },
        {
          url: 'https://td.telegram.org/tlinux/tsetup.5.15.4.tar.xz',
          minBytes: 10_000_000,
          source: {
            kind: 'other',
            where: 'installation scripts of Telegram Desktop; its size is from memory',
            read: '2026-11-26',
          },
        },
      ],
      // Accepts posts, since messages go here when WebSockets fail.
      upload: 'https://venus.web.telegram.org/apiw1',
    },
    mediaCentre(4),
  ],
  // Clients get their call relays after a login.
  untestable: { upload: 'left-out', calls: 'needs-login' },
};
