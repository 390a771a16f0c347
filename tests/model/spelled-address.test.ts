import { describe, expect, it } from 'vitest';
import { controls, services } from '../../src/catalogue/catalogue.ts';
import { withoutSpelledAddresses } from '../../src/model/spelled-address.ts';

const hide = (host: string) => withoutSpelledAddresses(host, () => 'hidden');

describe('the name of a host', () => {
  it.each([
    ['203-0-113-7.login.provider.example', 'hidden.login.provider.example'],
    ['ip-203-0-113-7.login.provider.example', 'hidden.login.provider.example'],
    ['client203-0-113-7-dynamic.provider.example', 'hidden.provider.example'],
    ['203_0_113_7.provider.example', 'hidden.provider.example'],
    ['203.0.113.7.nip.io', 'hidden.nip.io'],
    ['www.203.0.113.7.nip.io', 'www.hidden.nip.io'],
    ['ip-203.0.113.7.nip.io', 'hidden.nip.io'],
    ['5.203.0.113.7.pool.example', 'hidden.pool.example'],
    ['7.113-0-203.pool.example', 'hidden.pool.example'],
    ['203000113007.pool.example', 'hidden.pool.example'],
    ['3405803783.pool.example', 'hidden.pool.example'],
    ['host3405803783.pool.example', 'hidden.pool.example'],
    ['cb007107.pool.example', 'hidden.pool.example'],
    ['client-cb007107.pool.example', 'hidden.pool.example'],
    ['2001-db8--7.sslip.io', 'hidden.sslip.io'],
    ['0--7.sslip.io', 'hidden.sslip.io'],
    ['ip6-2001-db8-0-0-0-0-0-7.pool.example', 'hidden.pool.example'],
    ['550e8400-e29b-41d4-a716-446655440000.portal.example', 'hidden.portal.example'],
    ['a.203-0-113-7.b.198-51-100-9.example', 'a.hidden.b.hidden.example'],
    ['203-0-113-7', 'hidden'],
  ])('%s is kept as %s', (host, kept) => {
    expect(hide(host)).toBe(kept);
  });

  it.each([
    'login.provider.example',
    'wifi-portal-2.hotel.example',
    'captive-2026-11.provider.example',
    '10.10.blocked.example',
    's3.eu-central-1.amazonaws.com',
    'scontent-fra3-1.xx.fbcdn.net',
    '1e100.net',
    'facade-deadbeef.example',
    'r3---sn-4g5e6nl7.gvt1.com',
    'xn--80ak6aa92e.com',
    'xn--e1afmkfd.xn--p1ai',
  ])('%s is kept as it is', (host) => {
    expect(hide(host)).toBe(host);
  });

  it('in the catalogue is kept as it is, wherever it stands', () => {
    const hosts = JSON.stringify([services, controls]).match(/(?<=:\/\/)[a-z0-9.-]*[a-z][a-z0-9.-]*/g) ?? [];
    const led = services.flatMap(({ endpoints }) => endpoints.flatMap(({ healthy }) => healthy.leadsTo ?? []));
    const all = [...hosts, ...led];
    expect(all.length).toBeGreaterThan(200);
    expect(all.map(hide)).toEqual(all);
  });
});
