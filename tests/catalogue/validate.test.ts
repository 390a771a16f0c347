import { describe, expect, it } from 'vitest';
import { controls, services } from '../../src/catalogue/catalogue.ts';
import { validateCatalogue } from '../../src/catalogue/validate.ts';
import type { Control, Endpoint, Service } from '../../src/core/service.ts';

const brokenService = (id: string, change: (service: Service) => unknown) =>
  validateCatalogue(
    services.map((service) => (service.id === id ? change(service) : service)),
    controls,
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
  );

describe('an entry that does not fit the schema', () => {
  it('is named by the ids on the way to it', () => {
    expect(
      brokenEndpoint('telegram', 'kws1', (endpoint) => ({ ...endpoint, url: 'ftp://kws1.web.telegram.org/' })),
    ).toEqual([
      'services.telegram.endpoints.kws1.url: expected an absolute URL with one of https:, http:, wss: and no fragment',
    ]);
  });

  it('is refused for a field that nobody knows', () => {
    expect(brokenService('viber', (service) => ({ ...service, colour: 'purple' }))).toEqual([
      expect.stringMatching(/^services\.viber\.colour: /),
    ]);
  });

  it('is refused for a date that is none', () => {
    expect(brokenControl('foreign-github', (control) => ({ ...control, verified: 'yesterday' }))).toEqual([
      expect.stringMatching(/^controls\.foreign-github\.verified: /),
    ]);
  });

  it('is named by its position when it has no id', () => {
    expect(validateCatalogue([...services, undefined], controls)).toEqual([
      expect.stringMatching(new RegExp(`^services\\.${services.length}: `)),
    ]);
  });

  it('does not hide the mistakes of its neighbours', () => {
    const messages = validateCatalogue([{ id: 'one' }, { id: 'two' }], [{ id: 'three' }]);
    for (const path of ['services.one.', 'services.two.', 'controls.three.'])
      expect(messages.some((message) => message.startsWith(path))).toBe(true);
  });
});

describe('ids', () => {
  it('of services are unique', () => {
    expect(brokenService('max', (service) => ({ ...service, id: 'viber' }))).toContain(
      'services.viber: this id occurs more than once',
    );
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
  it('that is a WebSocket carries messages', () => {
    expect(
      brokenEndpoint('discord', 'media', (endpoint) => ({
        ...endpoint,
        url: 'wss://cdn.discordapp.com/',
        origin: 'https://discord.com',
      })),
    ).toEqual(['services.discord.endpoints.media.function: a WebSocket endpoint carries messages']);
  });

  it('that is a WebSocket names the Origin of its own web client, and no other endpoint does', () => {
    expect(brokenEndpoint('discord', 'gateway', ({ origin: _, ...endpoint }) => endpoint)).toEqual([
      'services.discord.endpoints.gateway.origin: a WebSocket endpoint names the Origin of its own web client',
    ]);
    expect(brokenEndpoint('discord', 'media', (endpoint) => ({ ...endpoint, origin: 'https://discord.com' }))).toEqual([
      'services.discord.endpoints.media.origin: only WebSocket endpoints have one',
    ]);
  });

  it('over plain http needs content that is known beforehand', () => {
    expect(brokenEndpoint('viber', 'web', (endpoint) => ({ ...endpoint, url: 'http://www.viber.com/' }))).toEqual([
      'services.viber.endpoints.web.healthy: plain http needs an exact body, or 204 as its only status',
    ]);
  });

  it('of a group has an equal', () => {
    expect(brokenEndpoint('signal', 'chat', (endpoint) => ({ ...endpoint, group: 'lonely' }))).toEqual([
      'services.signal.endpoints: the group "lonely" has one member; equal endpoints are two or more',
    ]);
  });

  it('of a group has the function of its equals', () => {
    expect(brokenEndpoint('telegram', 'media', (endpoint) => ({ ...endpoint, group: 'data-centres' }))).toEqual([
      'services.telegram.endpoints: the group "data-centres" mixes functions: messages, media',
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

  it('does not call untestable what it has an endpoint for', () => {
    expect(
      brokenService('max', (service) => ({
        ...service,
        untestable: { ...service.untestable, media: 'needs-login' },
      })),
    ).toEqual(['services.max.untestable.media: this function has an endpoint']);
  });

  it('gives a reason for every function that it has no endpoint for', () => {
    expect(brokenService('max', (service) => ({ ...service, untestable: { upload: 'full-check-only' } }))).toEqual([
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

  it('for captive portals is asked over plain http', () => {
    expect(
      brokenControl('captive-mozilla', (control) => ({
        ...control,
        url: 'https://detectportal.firefox.com/success.txt',
      })),
    ).toEqual(['controls.captive-mozilla.url: a captive control is asked over http']);
  });

  it('for captive portals has an exact body, or answers 204 alone', () => {
    const message = 'controls.captive-google.healthy: plain http needs an exact body, or 204 as its only status';
    expect(brokenControl('captive-google', (control) => ({ ...control, healthy: {} }))).toEqual([message]);
    expect(brokenControl('captive-google', (control) => ({ ...control, healthy: { status: [200] } }))).toEqual([
      message,
    ]);
    expect(brokenControl('captive-google', (control) => ({ ...control, healthy: { status: [200, 204] } }))).toEqual([
      message,
    ]);
  });

  it('for captive portals is no preloaded host', () => {
    expect(brokenControl('captive-apple', (control) => ({ ...control, hstsPreloaded: true }))).toEqual([
      'controls.captive-apple.hstsPreloaded: browsers never send plain http to a preloaded host',
    ]);
  });

  it('of any other class is asked over https', () => {
    expect(
      brokenControl('foreign-debian', (control) => ({
        ...control,
        url: 'http://www.debian.org/',
        healthy: { body: 'debian' },
      })),
    ).toEqual(['controls.foreign-debian.url: a foreign control is asked over https']);
  });

  it('that resolves names says in which format', () => {
    expect(brokenControl('resolver-google', ({ format: _, ...control }) => control)).toEqual([
      'controls.resolver-google.format: a resolver needs one',
    ]);
  });

  it('that does not resolve names has no format', () => {
    expect(brokenControl('foreign-github', (control) => ({ ...control, format: 'dns-json' }))).toEqual([
      'controls.foreign-github.format: only resolvers have one',
    ]);
  });

  it('shares no host with a service', () => {
    expect(brokenControl('foreign-github', (control) => ({ ...control, url: 'https://discord.com/' }))).toEqual([
      'controls.foreign-github.url: discord.com is also an endpoint of discord',
    ]);
  });

  it('that is domestic may share a host with a service', () => {
    expect(brokenControl('domestic-ru-vk', (control) => ({ ...control, url: 'https://web.max.ru/' }))).toEqual([]);
  });
});
