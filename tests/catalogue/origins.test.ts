import { describe, expect, it } from 'vitest';
import { controls, packaged, services } from '../../src/catalogue/catalogue.ts';
import { controlsFor } from '../../src/catalogue/controls-by-country.ts';
import { serviceById } from '../../src/catalogue/known-services.ts';
import { originsFor } from '../../src/catalogue/origins.ts';
import type { Service } from '../../src/model/service.ts';

const only = (id: string): Service[] => services.filter((service) => service.id === id);

describe('the origins that a check needs', () => {
  it('cover a WebSocket, the plain request that explains its failure, and one to each page', () => {
    expect(originsFor(only('discord'), [])).toEqual([
      'http://cdn.discordapp.com/*',
      'https://cdn.discordapp.com/*',
      'https://discord.com/*',
      'https://gateway.discord.gg/*',
      'https://stable.dl2.discordapp.net/*',
      'wss://cdn.discordapp.com/*',
      'wss://discord.com/*',
      'wss://gateway.discord.gg/*',
    ]);
  });

  it('cover plain http only if a browser would send it', () => {
    const viber = originsFor(only('viber'), []);
    expect(viber).toContain('http://www.viber.com/*');
    expect(originsFor(only('whatsapp'), []).filter((origin) => origin.startsWith('http:'))).toEqual([]);
  });

  it('cover both requests to a known address', () => {
    const telegram = originsFor(only('telegram'), []);
    expect(telegram).toEqual(expect.arrayContaining(['https://149.154.167.99/*', 'http://149.154.167.99/*']));
  });

  it('cover downloads and uploads', () => {
    expect(originsFor(only('whatsapp'), [])).toEqual(
      expect.arrayContaining(['https://www.whatsapp.com/*', 'https://scontent.whatsapp.net/*']),
    );
    expect(originsFor(only('telegram'), [])).toContain('https://venus.web.telegram.org/*');
    expect(originsFor(only('telegram'), [])).not.toContain('http://venus.web.telegram.org/*');
  });

  it('cover the hosts of files that a page names', () => {
    expect(originsFor(only('qq'), [])).toContain('https://qq-web.cdn-go.cn/*');
    expect(originsFor(only('qq'), [])).not.toContain('http://qq-web.cdn-go.cn/*');
  });

  it('write IPv6 addresses in brackets', () => {
    const signal = serviceById('signal', packaged);
    const sixth = { ...signal, endpoints: signal?.endpoints.map((one) => ({ ...one, addresses: ['2001:db8::1'] })) };
    expect(originsFor([sixth as Service], [])).toEqual(
      expect.arrayContaining(['https://[2001:db8::1]/*', 'http://[2001:db8::1]/*']),
    );
  });

  it('cover controls only for the protocol that is used', () => {
    const origins = originsFor([], controlsFor(undefined, packaged));
    expect(origins).toContain('http://detectportal.firefox.com/*');
    expect(origins).not.toContain('https://detectportal.firefox.com/*');
    expect(origins).toContain('https://github.com/*');
    expect(origins).not.toContain('wss://dns.google/*');
    expect(origins).toContain('https://dns.google/*');
    expect(origins).not.toContain('https://ya.ru/*');
  });

  it('cover a WebSocket to each foreign control, which shows whether any opens', () => {
    expect(originsFor([], controlsFor(undefined, packaged))).toContain('wss://github.com/*');
    expect(originsFor([], controlsFor('RU', packaged))).not.toContain('wss://ya.ru/*');
  });

  it('are sorted, unique, and never a pattern for many hosts', () => {
    const origins = originsFor(services, controls);
    expect(origins).toEqual([...new Set(origins)].toSorted());
    for (const origin of origins) expect(origin).toMatch(/^(https?|wss):\/\/[a-z0-9.-]+\/\*$/);
  });

  it('of some services are among the origins of all', () => {
    const whole = new Set(originsFor(services, controls));
    for (const origin of originsFor(only('max'), controlsFor('RU', packaged))) expect(whole.has(origin)).toBe(true);
  });
});
