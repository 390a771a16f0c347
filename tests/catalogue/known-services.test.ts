import { describe, expect, it } from 'vitest';
import { controls, packaged, services } from '../../src/catalogue/catalogue.ts';
import { controlsFor } from '../../src/catalogue/controls-by-country.ts';
import { knownService, knownServices, originsOnlyOf, serviceName } from '../../src/catalogue/known-services.ts';
import { originsFor } from '../../src/catalogue/origins.ts';
import { type CustomService, serviceFrom } from '../../src/model/custom-service.ts';
import { draftCustomService } from '../../src/model/own-address.ts';

function custom(address: string): CustomService {
  const drafted = draftCustomService({ name: 'Ours', address }, '2026-11-25', []);
  if (!drafted.accepted) throw new Error(drafted.refusal);
  return drafted.custom;
}

const page = custom('https://chat.example.org/');
const socket = custom('wss://chat.example.org/socket');

describe('the services that a browser knows', () => {
  it('are those of the catalogue, followed by the custom ones', () => {
    expect(knownServices({}, packaged)).toEqual(services);
    expect(knownServices({ custom: [page] }, packaged).at(-1)).toEqual(serviceFrom(page));
  });

  it('are found by their id', () => {
    expect(knownService('telegram', {}, packaged)?.name).toBe('Telegram');
    expect(knownService(page.id, { custom: [page] }, packaged)?.name).toBe('Ours (chat.example.org)');
    expect(knownService(page.id, {}, packaged)).toBeUndefined();
  });
});

describe('the name of a service', () => {
  it('is the brand’s, even if the catalogue dropped the service', () => {
    expect(serviceName('telegram', {}, packaged)).toBe('Telegram');
    expect(serviceName(page.id, { custom: [page] }, packaged)).toBe('Ours (chat.example.org)');
    expect(serviceName('session', {}, packaged)).toBe('Session');
    expect(serviceName('never-heard-of', {}, packaged)).toBe('never-heard-of');
  });
});

describe('the access that a custom service needs', () => {
  const both = ['https://chat.example.org/*', 'wss://chat.example.org/*'];

  it('covers only its own host, as a page and as a WebSocket', () => {
    expect(originsFor([serviceFrom(page)], [])).toEqual(both);
    expect(originsFor([serviceFrom(socket)], [])).toEqual(both);
  });

  it('is no longer needed once it is removed, unless something else uses the same host', () => {
    const gone = [serviceFrom(socket)];
    expect(originsOnlyOf(gone, services, controls)).toEqual(both);
    expect(originsOnlyOf(gone, [serviceFrom(page)], [])).toEqual([]);
    expect(originsOnlyOf([serviceFrom(custom('https://discord.com/'))], services, [])).toEqual([]);
    expect(originsOnlyOf([serviceFrom(custom('https://dns.google/'))], [], controlsFor(undefined, packaged))).toEqual([
      'wss://dns.google/*',
    ]);
  });
});
