import type { Service } from '../model/service.ts';

/** The networks of companies that have all their hosts in them, according to public texts. */

type Networks = NonNullable<Service['networks']>;

export const telegramNetworks: Networks = {
  prefixes: [
    '91.105.192.0/23',
    '91.108.4.0/22',
    '91.108.8.0/22',
    '91.108.12.0/22',
    '91.108.16.0/22',
    '91.108.20.0/22',
    '91.108.56.0/22',
    '149.154.160.0/20',
    '185.76.151.0/24',
    '2001:67c:4e8::/48',
    '2001:b28:f23c::/48',
    '2001:b28:f23d::/48',
    '2001:b28:f23f::/48',
    '2a0a:f280::/32',
  ],
  source: {
    kind: 'documentation',
    where: 'core.telegram.org/resources/cidr.txt, as quoted by MISP warning lists',
    read: '2026-11-26',
  },
};

export const metaNetworks: Networks = {
  prefixes: [
    '31.13.24.0/21',
    '31.13.64.0/18',
    '45.64.40.0/22',
    '57.141.0.0/16',
    '57.144.0.0/14',
    '66.220.144.0/20',
    '69.63.176.0/20',
    '69.171.224.0/19',
    '74.119.76.0/22',
    '102.132.96.0/20',
    '103.4.96.0/22',
    '129.134.0.0/16',
    '157.240.0.0/16',
    '163.70.128.0/17',
    '173.252.64.0/18',
    '179.60.192.0/22',
    '185.60.216.0/22',
    '185.89.216.0/22',
    '204.15.20.0/22',
    '2401:db00::/32',
    '2620:0:1c00::/40',
    '2a03:2880::/32',
  ],
  source: { kind: 'other', where: 'lists of the prefixes of AS32934', read: '2026-11-26' },
};

export const cloudflareNetworks: Networks = {
  prefixes: [
    '103.21.244.0/22',
    '103.22.200.0/22',
    '103.31.4.0/22',
    '104.16.0.0/13',
    '104.24.0.0/14',
    '108.162.192.0/18',
    '131.0.72.0/22',
    '141.101.64.0/18',
    '162.158.0.0/15',
    '172.64.0.0/13',
    '173.245.48.0/20',
    '188.114.96.0/20',
    '190.93.240.0/20',
    '197.234.240.0/22',
    '198.41.128.0/17',
    '2400:cb00::/32',
    '2405:8100::/32',
    '2405:b500::/32',
    '2606:4700::/32',
    '2803:f800::/32',
    '2a06:98c0::/29',
    '2c0f:f248::/32',
  ],
  source: { kind: 'documentation', where: 'www.cloudflare.com/ips', read: '2026-11-26' },
};
