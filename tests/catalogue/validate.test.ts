import { describe, expect, it } from 'vitest';
import { controls, services } from '../../src/catalogue/catalogue.ts';
import { controlRelays } from '../../src/catalogue/controls.ts';
import { validateCatalogue } from '../../src/catalogue/validate.ts';
import type { Control, Endpoint, Service } from '../../src/model/service.ts';

function serviceOf(id: string): Service {
  const found = services.find((service) => service.id === id);
  if (!found) throw new Error(`there is no ${id}`);
  return found;
}

const brokenService = (id: string, change: (service: Service) => unknown) =>
  validateCatalogue(
    services.map((service) => (service.id === id ? change(service) : service)),
    controls,
    controlRelays,
  );

const brokenEndpoint = (service: string, id: string, change: (endpoint: Endpoint) => unknown) =>
  brokenService(service, (whole) => ({
    ...whole,
    endpoints: whole.endpoints.map((endpoint) => (endpoint.id === id ? change(endpoint) : endpoint)),
  }));

const brokenControl = (id: string, change: (control: Control) => unknown) =>
  validateCatalogue(
    services,
    controls.map((control) => (control.id === id ? change(control) : control)),
    controlRelays,
  );

describe('an entry that does not fit the schema', () => {
  it('is named by the path of ids to it', () => {
    expect(
      brokenEndpoint('telegram', 'kws1', (endpoint) => ({ ...endpoint, url: 'ftp://kws1.web.telegram.org/' })),
    ).toEqual([
      'services.telegram.endpoints.kws1.url: expected an absolute URL with one of https:, http:, wss: and no fragment',
    ]);
  });

  it('is refused for an unknown field', () => {
    expect(brokenService('viber', (service) => ({ ...service, colour: 'purple' }))).toEqual([
      expect.stringMatching(/^services\.viber\.colour: /),
    ]);
  });

  it('is refused for an invalid date', () => {
    expect(
      brokenControl('foreign-github', (control) => ({ ...control, source: { ...control.source, read: 'yesterday' } })),
    ).toEqual([expect.stringMatching(/^controls\.foreign-github\.source\.read: /)]);
  });

  it('is named by its position when it has no id', () => {
    expect(validateCatalogue([...services, undefined], controls, controlRelays)).toEqual([
      expect.stringMatching(new RegExp(`^services\\.${services.length}: `)),
    ]);
  });

  it('does not hide the mistakes of other entries', () => {
    const messages = validateCatalogue([{ id: 'one' }, { id: 'two' }], [{ id: 'three' }], [{ id: 'four' }]);
    for (const path of ['services.one.', 'services.two.', 'controls.three.', 'relays.four.'])
      expect(messages.some((message) => message.startsWith(path))).toBe(true);
  });
});

describe('ids', () => {
  it('of services are unique', () => {
    expect(brokenService('max', (service) => ({ ...service, id: 'viber' }))).toContain(
      'services.viber: this id occurs more than once',
    );
  });

  it('of services do not look like those of custom services', () => {
    expect(brokenService('max', (service) => ({ ...service, id: 'custom-max' }))).toEqual([
      'services.custom-max.id: such ids belong to the services that people add',
    ]);
  });

  it('of controls are unique', () => {
    expect(brokenControl('foreign-github', (control) => ({ ...control, id: 'foreign-debian' }))).toEqual([
      'controls.foreign-debian: this id occurs more than once',
    ]);
  });

  it('of endpoints are unique within their service', () => {
    expect(brokenEndpoint('discord', 'media', (endpoint) => ({ ...endpoint, id: 'web' }))).toEqual([
      'services.discord.endpoints.web: this id occurs more than once',
    ]);
  });
});

describe('an endpoint', () => {
  it('that is a WebSocket carries messages or media', () => {
    expect(
      brokenEndpoint('signal', 'web', (endpoint) => ({
        ...endpoint,
        url: 'wss://signal.org/',
        origin: 'https://signal.org',
      })),
    ).toEqual(['services.signal.endpoints.web.function: a WebSocket endpoint carries messages or media']);
  });

  it('that is a WebSocket names the Origin of its own web client, and no other endpoint does', () => {
    expect(brokenEndpoint('discord', 'gateway', ({ origin: _, ...endpoint }) => endpoint)).toEqual([
      'services.discord.endpoints.gateway.origin: a WebSocket endpoint names the Origin of its own web client',
    ]);
    expect(brokenEndpoint('discord', 'media', (endpoint) => ({ ...endpoint, origin: 'https://discord.com' }))).toEqual([
      'services.discord.endpoints.media.origin: only WebSocket endpoints have one',
    ]);
  });

  it('that names a subprotocol is a WebSocket', () => {
    expect(brokenEndpoint('discord', 'media', (endpoint) => ({ ...endpoint, subprotocol: 'binary' }))).toEqual([
      'services.discord.endpoints.media.subprotocol: only WebSocket endpoints have one',
    ]);
  });

  it('over plain http needs known content', () => {
    expect(brokenEndpoint('viber', 'web', (endpoint) => ({ ...endpoint, url: 'http://www.viber.com/' }))).toEqual([
      'services.viber.endpoints.web.healthy: plain http needs an exact body, or 204 as its only status',
    ]);
  });

  it('of a group is not alone in it', () => {
    expect(brokenEndpoint('signal', 'media', (endpoint) => ({ ...endpoint, group: 'lonely' }))).toEqual([
      'services.signal.endpoints: the group "lonely" has one member; equal endpoints are two or more',
    ]);
  });

  it('of a group has the same function as the others', () => {
    expect(brokenEndpoint('telegram', 'web', (endpoint) => ({ ...endpoint, group: 'data-centres' }))).toEqual([
      'services.telegram.endpoints: the group "data-centres" mixes functions: web, messages',
    ]);
  });
});

describe('a large object', () => {
  const large = { url: 'https://cdn.discordapp.com/a', minBytes: 300_000, source: { kind: 'memory', where: 'a test' } };

  it('belongs to media, like a place for uploads', () => {
    expect(
      brokenEndpoint('discord', 'web', (endpoint) => ({ ...endpoint, large: [large], upload: large.url })),
    ).toEqual([
      'services.discord.endpoints.web.large: only media endpoints have one',
      'services.discord.endpoints.web.upload: only media endpoints have one',
    ]);
  });

  it('has at least 256 kB, since less does not show a speed', () => {
    const small = { ...large, minBytes: 262_143 };
    expect(brokenEndpoint('discord', 'media', (endpoint) => ({ ...endpoint, large: [small] }))).toEqual([
      'services.discord.endpoints.media.large.0.minBytes: expected at least 262144',
    ]);
  });

  it('needs a different host for uploads if the media host has a private certificate', () => {
    expect(brokenEndpoint('signal', 'media', ({ upload: _, ...endpoint }) => endpoint)).toEqual([
      'services.signal.endpoints.media.upload: nothing can be sent to a host with a certificate of its own kind; name another of the service',
    ]);
  });
});

describe('a relay', () => {
  const withRelay = (url: string, user = url.startsWith('turn:') ? 'somebody' : undefined) =>
    brokenService('signal', (service) => ({
      ...service,
      relays: [{ url, ...(user ? { user } : {}), source: { kind: 'memory', where: 'a test' } }],
    }));

  it.each(['stun:stun.example.com:3478', 'turn:turn.example.com:443?transport=tcp', 'turns:turn.example.com:443'])(
    'may be written as %s',
    (url) => {
      expect(withRelay(url)).toEqual([]);
    },
  );

  it.each([
    'stun:stun.example.com',
    'stun:stun.example.com:3478?transport=udp',
    'stun:192.0.2.1:3478',
    'stun:[2001:db8::1]:3478',
    'turn:turn.example.com:443?transport=udp',
    'turn:turn.example.com:3478',
    'turns:turn.example.com:443?transport=tcp',
    'stuns:stun.example.com:443',
    'turn:user@turn.example.com:3478?transport=udp',
    'https://turn.example.com/',
  ])('may not be written as %s', (url) => {
    expect(withRelay(url)).toEqual([
      'services.signal.relays.0.url: expected stun:host:port, turn:host:port?transport=tcp, or turns:host:port',
    ]);
  });

  it.each([
    ['turn:turn.example.com:443?transport=tcp', ''],
    ['turns:turn.example.com:443', 'somebody'],
    ['stun:stun.example.com:3478', 'somebody'],
  ])('%s is not asked as "%s"', (url, user) => {
    expect(withRelay(url, user)).toEqual([
      `services.signal.relays: ${url}: a relay has a user where its transport shows it, over turn:`,
    ]);
  });

  it('is listed once', () => {
    expect(
      brokenService('messenger', (service) => ({
        ...service,
        relays: [...(service.relays ?? []), ...(service.relays ?? [])],
      })),
    ).toEqual(['services.messenger.relays: stun:stun.fbsbx.com:3478 occurs more than once']);
  });

  it('lets a check leave calls out only if there are relays', () => {
    const [relay] = serviceOf('messenger').relays ?? [];
    expect(brokenService('telegram', (service) => ({ ...service, relays: [relay] }))).toEqual([
      'services.telegram.untestable.calls: with relays, a check can test calls or leave them out: left-out',
    ]);
    expect(brokenService('messenger', ({ relays: _, ...service }) => service)).toEqual([
      'services.messenger.untestable.calls: left-out needs relays that a check could ask',
    ]);
  });

  it('that is a control is not used by any messenger of the catalogue', () => {
    const [relay] = controlRelays;
    expect(validateCatalogue(services, controls, [{ ...relay, url: 'stun:stun.fbsbx.com:3478' }])).toEqual([
      'relays.relay-google.url: stun.fbsbx.com is also a relay of messenger',
    ]);
  });

  it('that is a control has a unique id', () => {
    const [relay] = controlRelays;
    expect(validateCatalogue(services, controls, [relay, relay])).toEqual([
      'relays.relay-google: this id occurs more than once',
    ]);
  });
});

describe('a service', () => {
  it('has an endpoint for web or for messages', () => {
    expect(
      brokenService('viber', (service) => ({
        ...service,
        endpoints: service.endpoints.filter((endpoint) => endpoint.id === 'media'),
        untestable: { ...service.untestable, web: 'no-web-client' },
      })),
    ).toEqual(['services.viber.endpoints: neither web nor messages has an endpoint']);
  });

  it('does not call a function untestable that has an endpoint', () => {
    expect(
      brokenService('max', (service) => ({
        ...service,
        untestable: { ...service.untestable, media: 'needs-login' },
      })),
    ).toEqual(['services.max.untestable.media: this function has an endpoint']);
  });

  it('gives a reason for every function without an endpoint', () => {
    expect(brokenService('max', (service) => ({ ...service, untestable: { upload: 'left-out' } }))).toEqual([
      'services.max.untestable.calls: a function without an endpoint needs a reason here',
    ]);
  });
});

describe('a control', () => {
  it('that is domestic has a country', () => {
    expect(brokenControl('domestic-ru-yandex', ({ country: _, ...control }) => control)).toEqual([
      'controls.domestic-ru-yandex.country: a domestic control needs one',
    ]);
  });

  it('that is not domestic has no country', () => {
    expect(brokenControl('foreign-github', (control) => ({ ...control, country: 'RU' }))).toEqual([
      'controls.foreign-github.country: only domestic controls have one',
    ]);
  });

  it('for captive portals uses plain http', () => {
    expect(
      brokenControl('captive-mozilla', (control) => ({
        ...control,
        url: 'https://detectportal.firefox.com/success.txt',
      })),
    ).toEqual(['controls.captive-mozilla.url: a captive control is asked over http']);
  });

  it('for captive portals has an exact body, or answers only 204', () => {
    const message = 'controls.captive-google.healthy: plain http needs an exact body, or 204 as its only status';
    expect(brokenControl('captive-google', (control) => ({ ...control, healthy: {} }))).toEqual([message]);
    expect(brokenControl('captive-google', (control) => ({ ...control, healthy: { status: [200] } }))).toEqual([
      message,
    ]);
    expect(brokenControl('captive-google', (control) => ({ ...control, healthy: { status: [200, 204] } }))).toEqual([
      message,
    ]);
  });

  it('for captive portals is not on a preloaded host', () => {
    expect(brokenControl('captive-apple', (control) => ({ ...control, hstsPreloaded: true }))).toEqual([
      'controls.captive-apple.hstsPreloaded: browsers never send plain http to a preloaded host',
    ]);
  });

  it('of any other class uses https', () => {
    expect(
      brokenControl('foreign-debian', (control) => ({
        ...control,
        url: 'http://www.debian.org/',
        healthy: { body: 'debian' },
      })),
    ).toEqual(['controls.foreign-debian.url: a foreign control is asked over https']);
  });

  it('that resolves names has a format', () => {
    expect(brokenControl('resolver-google', ({ format: _, ...control }) => control)).toEqual([
      'controls.resolver-google.format: a resolver needs one',
    ]);
  });

  it('that does not resolve names has no format', () => {
    expect(brokenControl('foreign-github', (control) => ({ ...control, format: 'dns-json' }))).toEqual([
      'controls.foreign-github.format: only resolvers have one',
    ]);
  });

  it('does not share a host with a service', () => {
    expect(brokenControl('foreign-github', (control) => ({ ...control, url: 'https://discord.com/' }))).toEqual([
      'controls.foreign-github.url: discord.com is also an endpoint of discord',
    ]);
  });

  it('that is domestic may share a host with a service', () => {
    expect(brokenControl('domestic-ru-vk', (control) => ({ ...control, url: 'https://web.max.ru/' }))).toEqual([]);
  });
});

describe('the page of a service', () => {
  it('lies on the host of its endpoint, and only web endpoints have one', () => {
    const asset = { host: 'static.example.com', where: 'for tests' };
    expect(brokenEndpoint('discord', 'web', (one) => ({ ...one, page: 'https://other.example/' }))).toEqual([
      'services.discord.endpoints.web.page: it lies on the host of the url',
    ]);
    expect(
      brokenEndpoint('discord', 'media', (one) => ({ ...one, page: 'https://cdn.discordapp.com/', assets: [asset] })),
    ).toEqual([
      'services.discord.endpoints.media.page: only web endpoints have one',
      'services.discord.endpoints.media.assets: only web endpoints have them',
    ]);
  });

  it('gives a reason for naming no file, and then names no host of files', () => {
    const fileless = 'no text was found';
    expect(brokenEndpoint('slack', 'web', (one) => ({ ...one, fileless }))).toEqual([
      'services.slack.endpoints.web.fileless: assets says where its files are',
    ]);
    expect(brokenEndpoint('discord', 'media', (one) => ({ ...one, fileless }))).toEqual([
      'services.discord.endpoints.media.fileless: only web endpoints have it',
    ]);
  });

  it("does not call an endpoint's host one without endpoints", () => {
    const asset = { host: 'cdn.discordapp.com', where: 'for tests' };
    expect(brokenEndpoint('discord', 'web', (one) => ({ ...one, assets: [asset] }))).toEqual([
      'services.discord.endpoints.web.assets: cdn.discordapp.com is the host of an endpoint, where a page may name files too',
    ]);
  });
});
