import { describe, expect, it } from 'vitest';
import { controls, packaged, services } from '../../src/catalogue/catalogue.ts';
import { commonByCountry, commonEverywhere } from '../../src/catalogue/common-services.ts';
import { controlRelays } from '../../src/catalogue/controls.ts';
import { controlsElsewhere, controlsFor } from '../../src/catalogue/controls-by-country.ts';
import { domesticPacks } from '../../src/catalogue/domestic-pack.ts';
import { serviceById } from '../../src/catalogue/known-services.ts';
import { validateCatalogue } from '../../src/catalogue/validate.ts';
import { relayPlace } from '../../src/model/call-relay.ts';
import { mayDecide } from '../../src/model/may-decide.ts';
import { askedInACheck } from './asked-in-a-check.ts';

const endpoints = services.flatMap((service) => service.endpoints);
const countries = domesticPacks.map((pack) => pack.country);
const vendorsOf = (name: string) => new Set(controls.filter((control) => control.class === name).map((c) => c.vendor));

/**
 * Telegram has five data centres with two names each, one of which is asked in turn, and WhatsApp's apps use other
 * hosts than its web client.
 */
const most: Readonly<Record<string, number>> = { telegram: 9, whatsapp: 4 };

describe('the services', () => {
  it('and the controls are valid', () => {
    expect(validateCatalogue(services, controls, controlRelays)).toEqual([]);
  });

  it('are those that are checked in every country, and then the others by name', () => {
    const ids = services.map(({ id }) => id);
    expect(ids.slice(0, commonEverywhere.length)).toEqual(commonEverywhere);
    const names = services.slice(commonEverywhere.length).map(({ name }) => name);
    expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other, 'en')));
    expect(names.length).toBeGreaterThanOrEqual(28);
  });

  it('are found by their id', () => {
    expect(serviceById('telegram', packaged)?.name).toBe('Telegram');
    expect(serviceById('icq', packaged)).toBeUndefined();
  });

  it('have few endpoints each, whether they are on by default or not', () => {
    for (const { id, endpoints: own } of services) {
      expect(askedInACheck(own).length, id).toBeLessThanOrEqual(most[id] ?? 4);
    }
  });

  it('each have a core function that is not known only from memory', () => {
    for (const service of services) {
      const core = service.endpoints.filter(({ function: id }) => id === 'web' || id === 'messages');
      expect(core.some(mayDecide), service.id).toBe(true);
    }
  });

  it('name each known address once, so that comparison probes test one host', () => {
    const addresses = endpoints.flatMap((endpoint) => endpoint.addresses ?? []);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('count the five Telegram data centres as equal endpoints', () => {
    const group = serviceById('telegram', packaged)?.endpoints.filter((endpoint) => endpoint.group === 'data-centres');
    const ids = group?.filter(({ inTurn }) => inTurn === undefined).map((endpoint) => endpoint.id);
    expect(ids).toEqual(['kws1', 'kws2', 'kws3', 'kws4', 'kws5']);
  });

  it('agree on whether a host is preloaded', () => {
    const hostOf = (url: string) => new URL(url).hostname;
    for (const { url, hstsPreloaded } of endpoints) {
      const same = endpoints.filter((endpoint) => hostOf(endpoint.url) === hostOf(url));
      expect(
        same.every((endpoint) => endpoint.hstsPreloaded === hstsPreloaded),
        hostOf(url),
      ).toBe(true);
    }
  });
});

describe('the media of Telegram', () => {
  it('use separate WebSockets, which are equal to each other', () => {
    const media =
      serviceById('telegram', packaged)?.endpoints.filter((endpoint) => endpoint.function === 'media') ?? [];
    expect(media.map(({ url, group }) => [new URL(url).hostname, group])).toEqual([
      ['kws2-1.web.telegram.org', 'media-centres'],
      ['kws4-1.web.telegram.org', 'media-centres'],
    ]);
  });
});

describe('the controls', () => {
  it.each(['captive', 'foreign', 'resolver'])('of the class %s come from at least four operators', (name) => {
    expect(vendorsOf(name).size).toBeGreaterThanOrEqual(4);
  });

  it('of every country come from at least three operators in public texts', () => {
    for (const country of countries) {
      const domestic = controlsFor(country, packaged).filter((control) => control.class === 'domestic');
      const vendors = domestic.filter(mayDecide).map((control) => control.vendor);
      expect(new Set(vendors).size, country).toBeGreaterThanOrEqual(3);
      expect(domestic.every((control) => control.country === country)).toBe(true);
    }
  });

  it('speak both formats of encrypted name resolution', () => {
    const formats = new Set(controls.flatMap((control) => control.format ?? []));
    expect(formats).toEqual(new Set(['dns-json', 'dns-message']));
  });

  it('of a round include no domestic ones when the country is unknown', () => {
    expect(controlsFor(undefined, packaged).filter((control) => control.class === 'domestic')).toEqual([]);
    expect(controlsFor(undefined, packaged).length).toBeGreaterThan(0);
  });

  it('include one site of each of six other countries, whose answer may decide', () => {
    const travelledTo = ['RU', 'IR', 'CN', 'TR', 'PK', 'BY'];
    for (const country of [undefined, ...countries]) {
      const elsewhere = controlsElsewhere(country, packaged);
      expect(elsewhere.map((control) => control.country)).toEqual(travelledTo.filter((other) => other !== country));
      expect(elsewhere.every(mayDecide)).toBe(true);
    }
  });
});

describe('the control relays', () => {
  it('have different operators, more than one port, and all use UDP', () => {
    const places = controlRelays.map(relayPlace);
    expect(new Set(controlRelays.map(({ vendor }) => vendor)).size).toBe(controlRelays.length);
    expect(controlRelays.length).toBeGreaterThanOrEqual(3);
    expect(new Set(places.map(({ port }) => port)).size).toBeGreaterThanOrEqual(2);
    expect(places.every(({ transport }) => transport === 'udp')).toBe(true);
  });

  it('answer on each port to which relays of services are sent datagrams, two of them on the usual one', () => {
    const asked = services.flatMap(({ relays = [] }) => relays.map(relayPlace));
    const ports = asked.filter(({ transport }) => transport === 'udp').map(({ port }) => port);
    const known = controlRelays.map((relay) => relayPlace(relay).port);
    expect([...new Set(ports)].filter((port) => !known.includes(port))).toEqual([]);
    expect(known.filter((port) => port === 3478)).toHaveLength(2);
  });
});

describe('what a full check needs', () => {
  const common = new Set([...commonEverywhere, ...commonByCountry.flatMap((row) => row.services)]);
  /** No public text names a permanent file for them. */
  const withoutFiles = ['messenger', 'instagram'];

  it('includes two large objects of each service with media that is common somewhere', () => {
    for (const { id, endpoints: own } of services.filter(
      (one) => common.has(one.id) && !withoutFiles.includes(one.id),
    )) {
      const media = own.filter((endpoint) => endpoint.function === 'media');
      if (media.length === 0) continue;
      expect(new Set(media.flatMap(({ large = [] }) => large.map(({ url }) => url))).size, id).toBeGreaterThanOrEqual(
        2,
      );
    }
  });

  it('includes large objects of two clouds, a university and others, for comparison', () => {
    const vendors = controlsFor(undefined, packaged).flatMap(({ large, vendor }) => (large ? [vendor] : []));
    expect(vendors).toEqual(expect.arrayContaining(['amazon', 'google', 'erlangen']));
    expect(new Set(vendors).size).toBeGreaterThanOrEqual(4);
  });

  it('includes one in each country except those for which no public text names one', () => {
    const without = ['PK', 'TM', 'TJ', 'ET', 'SY', 'EG', 'VE', 'NP'];
    const found = controls.flatMap(({ large, country }) => (large && country ? [country] : []));
    expect([...new Set(found)].toSorted()).toEqual(countries.filter((id) => !without.includes(id)).toSorted());
  });
});
