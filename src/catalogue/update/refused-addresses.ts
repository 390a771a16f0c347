import { addressKindOf } from '../../model/address.ts';
import { relayPlace } from '../../model/call-relay.ts';
import type { Catalogue } from '../../model/catalogue.ts';
import { confusableSkeleton } from '../../model/confusable-skeleton.ts';
import { refusalOfNamedHost } from '../../model/own-address.ts';
import type { Endpoint, Service } from '../../model/service.ts';
import { originsFor } from '../origins.ts';

/**
 * Addresses of an update that a check must not ask, each with a reason. A signature says who made an update; these rules
 * hold even if a key is stolen.
 */
export function refusedAddresses(
  update: Pick<Catalogue, 'services' | 'controls' | 'controlRelays'>,
  own: Catalogue,
): string[] {
  const known = new Set(urlsOf(own));
  const fresh = urlsOf(update).filter((url) => !known.has(url));
  return [
    ...fresh.flatMap(refusalOfUrl),
    ...relayHosts(update).flatMap((host) => refusalsOf(host)),
    ...literalsOf(update).filter((address) => addressKindOf(address) !== 'public'),
    ...newPlainOrigins(update, own),
    ...lookAlikeHosts(update, own),
    ...lookAlikeNames(update.services, own.services),
  ];
}

type Asked = Pick<Catalogue, 'services' | 'controls' | 'controlRelays'>;

/** Every URL that may be requested or opened. */
function urlsOf({ services, controls }: Asked): string[] {
  return [
    // A build leaves the homepages out of the package.
    ...services.flatMap(({ homepage, endpoints }) => [
      ...(homepage ? [homepage] : []),
      ...endpoints.flatMap(urlsOfEndpoint),
    ]),
    ...controls.flatMap(({ url, large }) => [url, ...(large ? [large.url, large.redirectsTo ?? []].flat() : [])]),
  ];
}

function urlsOfEndpoint({ url, page, upload, large = [], assets = [] }: Endpoint): string[] {
  const files = assets.map(({ host }) => `https://${host}/`);
  return [url, page, upload, ...large.flatMap((one) => [one.url, one.redirectsTo]), ...files].filter(
    (one) => one !== undefined,
  );
}

const hostOf = (url: string): string => new URL(url).hostname;

const refusalsOf = (host: string): string[] => {
  const refusal = refusalOfNamedHost(host);
  return refusal ? [`${host}: ${refusal}`] : [];
};

function refusalOfUrl(url: string): string[] {
  const { protocol, port, hostname } = new URL(url);
  if (protocol === 'http:') return [`${url}: plain-http`];
  if (port !== '') return [`${url}: port`];
  return refusalsOf(hostname);
}

function relayHosts({ services, controlRelays }: Asked): string[] {
  return [...services.flatMap(({ relays = [] }) => relays), ...controlRelays].map((relay) => relayPlace(relay).host);
}

function literalsOf({ services }: Asked): string[] {
  return services.flatMap(({ endpoints }) => endpoints.flatMap(({ addresses = [] }) => addresses));
}

/** The manifest names every host that may be asked over plain http, so an update cannot add one. */
function newPlainOrigins(update: Asked, own: Catalogue): string[] {
  const packaged = new Set(originsFor(own.services, own.controls));
  return originsFor(update.services, update.controls)
    .filter((origin) => origin.startsWith('http:') && !packaged.has(origin))
    .map((origin) => `${origin}: plain-http`);
}

/** Roughly the part of a host that somebody registered: enough to compare looks. */
const siteOf = (host: string): string => host.split('.').slice(-2).join('.');

/** Hosts that differ from a known one only in letters that look alike, or that are written in another script. */
function lookAlikeHosts(update: Asked, own: Catalogue): string[] {
  const sites = new Set([...urlsOf(own).map(hostOf), ...relayHosts(own)].map(siteOf));
  const looks = new Set([...sites].map(confusableSkeleton));
  const fresh = new Set(
    [...urlsOf(update).map(hostOf), ...relayHosts(update)].filter((host) => !sites.has(siteOf(host))),
  );
  return [...fresh]
    .filter((host) => looks.has(confusableSkeleton(siteOf(host))) || /(^|\.)xn--/.test(host))
    .map((host) => `${host}: look-alike`);
}

/** New messengers with the name of a known one, and known ones that take the name of another. */
function lookAlikeNames(services: readonly Service[], own: readonly Service[]): string[] {
  const looks = new Map(own.map(({ id, name }) => [confusableSkeleton(name), id]));
  return services
    .filter(({ id, name }) => (looks.get(confusableSkeleton(name)) ?? id) !== id)
    .map(({ name }) => `${name}: look-alike`);
}
