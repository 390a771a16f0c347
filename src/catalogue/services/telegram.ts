import type { Endpoint, Service } from '../../model/service.ts';

/** Each account lives in one of the five data centres, and networks block them one by one. */
const dataCentre = (number: 1 | 2 | 3 | 4 | 5): Endpoint => ({
  id: `kws${number}`,
  function: 'messages',
  url: `wss://kws${number}.web.telegram.org/apiws`,
  origin: 'https://web.telegram.org',
  // core.telegram.org/mtproto/transports: the header must be present.
  subprotocol: 'binary',
  healthy: {},
  certificate: 'public',
  hstsPreloaded: true,
  group: 'data-centres',
  source: { where: 'tweb src/lib/mtproto/dcConfigurator.ts', read: '2026-11-24' },
});

export const telegram: Service = {
  id: 'telegram',
  name: 'Telegram',
  onByDefault: true,
  homepage: 'https://telegram.org/',
  endpoints: [
    {
      id: 'web',
      function: 'web',
      url: 'https://web.telegram.org/k/',
      healthy: {},
      certificate: 'public',
      addresses: ['149.154.167.99', '149.154.167.220'],
      hstsPreloaded: true,
      source: { where: 'tg-ws-proxy docs/CfProxy.md; dpi-detector core/telegram_scanner.py', read: '2026-11-24' },
    },
    dataCentre(1),
    dataCentre(2),
    dataCentre(3),
    dataCentre(4),
    dataCentre(5),
    {
      id: 'media',
      function: 'media',
      url: 'https://cdn1.telesco.pe/',
      healthy: {},
      certificate: 'public',
      hstsPreloaded: false,
      large: {
        url: 'https://telegram.org/img/Telegram200million.png',
        minBytes: 30_000_000,
        source: { where: 'dpi-detector core/telegram_scanner.py', read: '2026-11-24' },
      },
      // Takes what is posted to it, since it is the way of messages where WebSockets fail.
      upload: 'https://venus.web.telegram.org/apiw1',
      source: { where: 'v2fly data/telegram', read: '2026-11-24' },
    },
  ],
  // Call relays are handed out after a login.
  untestable: { upload: 'full-check-only', calls: 'needs-login' },
};
