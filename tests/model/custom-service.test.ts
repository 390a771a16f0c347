import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { services } from '../../src/catalogue/catalogue.ts';
import {
  type CustomService,
  isCustom,
  maxCustomServices,
  readCustomServices,
  serviceFrom,
} from '../../src/model/custom-service.ts';
import { draftCustomService, isAsDrafted } from '../../src/model/own-address.ts';
import { serviceSchema } from '../../src/model/service.ts';

const today = '2026-11-25';

const draft = (address: string, name = 'Ours', others: readonly CustomService[] = []) =>
  draftCustomService({ name, address }, today, others);

function added(address: string, name = 'Ours'): CustomService {
  const drafted = draft(address, name);
  if (!drafted.accepted) throw new Error(`refused: ${drafted.refusal}`);
  return drafted.custom;
}

const refusalOf = (address: string) => {
  const drafted = draft(address);
  return drafted.accepted ? 'accepted' : drafted.refusal;
};

describe('an address that a person adds', () => {
  it.each([
    ['https://chat.example.org/', 'https://chat.example.org/'],
    ['  chat.example.org ', 'https://chat.example.org/'],
    ['https://chat.example.org:443/health?full=1#', 'https://chat.example.org/health?full=1'],
    ['WSS://Chat.Example.org/socket', 'wss://chat.example.org/socket'],
    ['https://чат.example.org/', 'https://xn--80a0bn.example.org/'],
    ['chat.example.org:8443', 'https://chat.example.org:8443/'],
    ['https://chat.example.org:8443/path', 'https://chat.example.org:8443/path'],
    ['wss://chat.example.org:80/', 'wss://chat.example.org:80/'],
    ['203.0.113.7', 'https://203.0.113.7/'],
    ['203.0.113.7:8443', 'https://203.0.113.7:8443/'],
    ['https://8.8.8.8/', 'https://8.8.8.8/'],
    ['https://172.32.0.1/', 'https://172.32.0.1/'],
    ['[2001:db8::1]:8443', 'https://[2001:db8::1]:8443/'],
    ['wss://[2A00:1450:4001:0830::200E]/', 'wss://[2a00:1450:4001:830::200e]/'],
  ])('may be %s', (address, url) => {
    expect(added(address).url).toBe(url);
  });

  it.each([
    ['', 'address-malformed'],
    ['https://', 'address-malformed'],
    ['https://exa mple.org/', 'address-malformed'],
    ['https://*.example.org/', 'address-malformed'],
    ['https://*/', 'address-malformed'],
    ['https://chat_one.example.org/', 'address-malformed'],
    ['https://chat.example.org./', 'address-malformed'],
    [`https://chat.example.org/${'a'.repeat(500)}`, 'address-too-long'],
    ['http://chat.example.org/', 'scheme'],
    ['ws://chat.example.org/', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['ftp://chat.example.org/', 'scheme'],
    ['https://me@chat.example.org/', 'credentials'],
    ['https://:word@chat.example.org/', 'credentials'],
    ['chat.example.org:99999', 'address-malformed'],
    ['2001:db8::1', 'address-malformed'],
    ['chat.example.org:22', 'blocked-port'],
    ['wss://chat.example.org:6667/', 'blocked-port'],
    ['203.0.113.7:10080', 'blocked-port'],
    ['192.168.1.1:8443', 'private-address'],
    ['[fd00::1]:8443', 'private-address'],
    ['nas.local:8443', 'local-name'],
    ['https://localhost/', 'loopback'],
    ['https://chat.localhost/', 'loopback'],
    ['https://127.0.0.1/', 'loopback'],
    ['https://127.1/', 'loopback'],
    ['https://0x7f000001/', 'loopback'],
    ['https://2130706433/', 'loopback'],
    ['https://[::1]/', 'loopback'],
    ['https://10.0.0.1/', 'private-address'],
    ['https://172.16.0.1/', 'private-address'],
    ['https://172.31.255.255/', 'private-address'],
    ['https://192.168.1.1/', 'private-address'],
    ['https://[fd00::1]/', 'private-address'],
    ['https://169.254.169.254/', 'link-local-address'],
    ['https://[fe80::1]/', 'link-local-address'],
    ['https://100.64.0.1/', 'shared-address'],
    ['https://100.127.255.255/', 'shared-address'],
    ['https://0.0.0.0/', 'reserved-address'],
    ['https://198.18.0.1/', 'reserved-address'],
    ['https://192.0.0.8/', 'reserved-address'],
    ['https://224.0.0.251/', 'reserved-address'],
    ['https://240.0.0.1/', 'reserved-address'],
    ['https://255.255.255.255/', 'reserved-address'],
    ['https://[::]/', 'reserved-address'],
    ['https://[::ffff:127.0.0.1]/', 'reserved-address'],
    ['https://[::ffff:8.8.8.8]/', 'reserved-address'],
    ['https://[::10.0.0.1]/', 'reserved-address'],
    ['https://[64:ff9b::192.168.1.1]/', 'reserved-address'],
    ['https://[2002:c0a8:101::]/', 'reserved-address'],
    ['https://[2001::1]/', 'reserved-address'],
    ['https://[fec0::1]/', 'reserved-address'],
    ['https://[ff02::1]/', 'reserved-address'],
    ['https://[100::1]/', 'reserved-address'],
    ['https://router/', 'local-name'],
    ['https://nas.local/', 'local-name'],
    ['https://db.prod.internal/', 'local-name'],
    ['https://tv.home.arpa/', 'local-name'],
    ['https://printer.lan/', 'local-name'],
    ['https://chat.test/', 'local-name'],
    ['https://fritz.box/', 'local-name'],
    ['https://my.zyxel/', 'local-name'],
    ['https://nas.belkin/', 'local-name'],
    ['https://pc.mshome/', 'local-name'],
    ['https://homerouter.cpe/', 'local-name'],
    ['https://host.openstacklocal/', 'local-name'],
    ['https://tplinkdeco.net/', 'local-name'],
    ['https://www.fritz.box/', 'local-name'],
    ['https://routerlogin.net/', 'local-name'],
    ['https://api.default.svc/', 'local-name'],
    ['https://api.default.svc.cluster.local/', 'local-name'],
    ['https://metadata.google.internal/', 'local-name'],
    ['https://127.0.0.1.nip.io/', 'local-name'],
    ['https://7f000001.nip.io/', 'local-name'],
    ['https://app-10-0-0-1.sslip.io/', 'local-name'],
    ['https://localtest.me/', 'local-name'],
    ['https://10-0-0-1.example.org/', 'local-name'],
    ['https://a.192.168.1.1.example.org/', 'local-name'],
    ['https://1-192-168-1-1.example.org/', 'local-name'],
    ['wss://nas.local/', 'local-name'],
    ['https://expyuzz4wqqyqhjn.onion/', 'onion-name'],
  ])('may not be "%s": %s', (address, refusal) => {
    expect(refusalOf(address)).toBe(refusal);
  });

  it('may resemble one of these without being one', () => {
    for (const name of [
      'notlocal.example.org',
      'localhost.example.org',
      'onion.example.org',
      'mylocal.org',
      '10.example.org',
      'mysvc.example.org',
      'notfritz.box',
      '8-8-8-8.example.org',
      'release-1-10-0-0.example.org',
    ])
      expect(refusalOf(`https://${name}/`)).toBe('accepted');
  });

  it('is always one https or wss address of a public name or address', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string()), (address) => {
        const drafted = draft(address);
        if (drafted.accepted)
          expect(drafted.custom.url).toMatch(
            /^(https|wss):\/\/([a-z0-9-]+(\.[a-z0-9-]+)+|\[2[0-9a-f:]+\])(:\d+)?\/[^#]*$/,
          );
      }),
    );
  });
});

describe('a name that a person gives', () => {
  it.each([
    ['', 'name-missing'],
    ['  \u200b\u202e ', 'name-missing'],
    ['x'.repeat(41), 'name-too-long'],
  ])('may not be "%s"', (name, refusal) => {
    expect(draft('https://chat.example.org/', name)).toEqual({ accepted: false, refusal });
  });

  it('has no line breaks, no invisible characters, and none that change the text direction', () => {
    expect(added('https://chat.example.org/', ' Our\n\tchat\u202e\u0007 ').name).toBe('Our chat');
    expect(added('https://chat.example.org/', '👪'.repeat(40)).name).toHaveLength(80);
  });
});

describe('the list of what a person added', () => {
  it('has each address only once', () => {
    const one = added('https://chat.example.org/');
    expect(draft('chat.example.org', 'The same', [one])).toEqual({ accepted: false, refusal: 'already-added' });
  });

  it('is limited in length', () => {
    const full = Array.from({ length: maxCustomServices }, (_, index) => added(`https://c${index}.example.org/`));
    expect(draft('https://one-more.example.org/', 'One more', full)).toEqual({ accepted: false, refusal: 'too-many' });
    expect(draft('https://one-more.example.org/', 'One more', full.slice(1))).toMatchObject({ accepted: true });
  });
});

describe('the id', () => {
  it('is the same for the same address, and different for different ones', () => {
    expect(added('https://chat.example.org/', 'New name').id).toBe(added('https://chat.example.org/').id);
    expect(added('https://chat.example.org/b').id).not.toBe(added('https://chat.example.org/').id);
  });

  it('marks the service as custom, unlike any id of the catalogue', () => {
    expect(isCustom(added('https://chat.example.org/').id)).toBe(true);
    expect(services.filter(({ id }) => isCustom(id))).toEqual([]);
  });
});

describe('the service made of it', () => {
  it.each([
    'https://chat.example.org/',
    'wss://chat.example.org/socket',
    'wss://chat.example.org:8443/socket',
    'https://203.0.113.7:8443/',
  ])('is valid for %s', (url) => {
    expect(v.safeParse(serviceSchema, serviceFrom(added(url))).issues).toBeUndefined();
  });

  it('shows the host beside the name, once', () => {
    expect(serviceFrom(added('https://chat.example.org/', 'Telegram X')).name).toBe('Telegram X (chat.example.org)');
    expect(serviceFrom(added('https://chat.example.org/', 'Chat.Example.org')).name).toBe('Chat.Example.org');
  });

  it('shows the port, to distinguish two on one host', () => {
    expect(serviceFrom(added('https://chat.example.org:8443/')).name).toBe('Ours (chat.example.org:8443)');
    expect(serviceFrom(added('https://[2001:db8::1]:8443/')).name).toBe('Ours ([2001:db8::1]:8443)');
    expect(added('https://chat.example.org:8443/').id).not.toBe(added('https://chat.example.org/').id);
  });

  it('counts an error as an answer only if any answer will do', () => {
    const custom = added('https://chat.example.org/');
    expect(serviceFrom(custom).endpoints[0]?.healthy).toEqual({});
    const [endpoint] = serviceFrom({ ...custom, anyAnswer: true }).endpoints;
    expect(endpoint).toMatchObject({ healthy: { status: 'any' }, certificate: 'public' });
  });

  it('may fail by its page, but by its WebSocket only work, since that may need a login', () => {
    expect(serviceFrom(added('https://chat.example.org/')).endpoints).toMatchObject([
      { function: 'web', source: { read: today } },
    ]);
    expect(serviceFrom(added('wss://chat.example.org/')).endpoints).toMatchObject([
      { function: 'messages', isUnverified: true, origin: 'https://chat.example.org' },
    ]);
  });
});

describe('the stored list', () => {
  const good = added('https://chat.example.org/');

  it('is read unchanged', () => {
    const newer = { ...added('https://203.0.113.7:8443/'), anyAnswer: true } as const;
    expect(readCustomServices([good, newer])).toEqual({ custom: [good, newer], lost: false });
    expect(readCustomServices(undefined)).toEqual({ custom: [], lost: false });
  });

  it.each([
    ['no list', 'all', []],
    ['an entry of another kind', [good, 7], [good]],
    ['an id of the catalogue', [{ ...good, id: 'telegram' }, good], [good]],
    ['an address of another kind', [{ ...good, url: 'http://chat.example.org/' }, good], [good]],
    ['a day that is none', [{ ...good, added: 'today' }, good], [good]],
    ['a tick that is none', [{ ...good, anyAnswer: false }, good], [good]],
    ['a field that nobody knows', [{ ...good, colour: 'red' }, good], [good]],
    ['the same twice', [good, good], [good]],
  ])('loses only %s', (_what, stored, custom) => {
    expect(readCustomServices(stored)).toEqual({ custom, lost: true });
  });

  it('is shortened when it is too long', () => {
    const many = Array.from({ length: 25 }, (_, index) => added(`https://c${index}.example.org/`));
    expect(readCustomServices(many)).toEqual({ custom: many.slice(0, maxCustomServices), lost: true });
  });
});

describe('an entry of a file', () => {
  const good = added('https://chat.example.org/');

  it('is accepted if it was made here', () => {
    expect(isAsDrafted(good)).toBe(true);
    expect(isAsDrafted({ ...added('https://203.0.113.7:8443/'), anyAnswer: true })).toBe(true);
  });

  it.each([
    ['an address inside the network', { ...added('https://chat.example.org/'), url: 'https://192.168.1.1/' }],
    ['the id of another address', { ...good, url: 'https://other.example.org/' }],
    ['a name that would not be taken', { ...good, name: 'x'.repeat(41) }],
    ['an address that no server has', { ...good, url: 'https://224.0.0.1/' }],
    ['a port at which no browser asks', { ...good, url: 'https://chat.example.org:22/' }],
  ])('is not accepted with %s', (_what, entry) => {
    expect(isAsDrafted(entry)).toBe(false);
  });
});
