import { pageOf } from '../../src/measure/transfers/transfer-endpoint.ts';
import { relayPlace } from '../../src/model/call-relay.ts';
import { mayDecide } from '../../src/model/may-decide.ts';
import { hasOnlySite } from '../../src/model/only-site.ts';
import type { Service } from '../../src/model/service.ts';
import type { TargetKind } from './change.ts';

/** One address of a service that can change by itself. */
export interface Target {
  readonly service: Service;
  readonly kind: TargetKind;
  /** For an asset, its host as a URL. */
  readonly url: string;
  /** Whether it has a verdict of its own. Not if it is known only from memory, or shows nothing about the app. */
  readonly isJudged: boolean;
}

/** Each address of the service, once. */
export function targetsOf(service: Service): readonly Target[] {
  const target = (kind: TargetKind, url: string, isJudged = true): Target => ({ service, kind, url, isJudged });
  const all = [
    ...service.endpoints.flatMap((endpoint) => {
      const { url, large = [], upload, assets = [], function: of } = endpoint;
      const isJudged = mayDecide(endpoint) && !(hasOnlySite(service) && of !== 'web');
      return [
        target(url.startsWith('wss:') ? 'channel' : 'page', url, isJudged),
        ...(endpoint.page === undefined ? [] : [target('page', pageOf(endpoint), isJudged)]),
        ...large.flatMap((file) => [
          target(file.redirectsTo === undefined ? 'file' : 'link', file.url),
          ...(file.redirectsTo === undefined ? [] : [target('file', file.redirectsTo)]),
        ]),
        ...(upload === undefined ? [] : [target('upload', upload)]),
        ...assets.map(({ host }) => target('asset', `https://${host}/`)),
      ];
    }),
    ...(service.relays ?? []).map(({ url }) => target('relay', url)),
  ];
  return all.filter(({ url }, index) => all.findIndex((other) => other.url === url) === index);
}

/** The host in the URL of a target or of a relay. */
export function hostOf(url: string): string {
  return /^(?:stun|turns?):/.test(url) ? relayPlace({ url }).host : new URL(url).hostname;
}

/**
 * Whether this URL is the target, or on its host if all of that has changed. What follows the path makes no difference.
 */
export function isAt({ kind, url }: Pick<Target, 'kind' | 'url'>, on: 'host' | 'path', other: string): boolean {
  if (hostOf(other) !== hostOf(url)) return false;
  if (on === 'host' || kind === 'asset' || kind === 'relay') return true;
  // A file that is stored elsewhere has its own address there.
  return kind === 'file' && new URL(url).pathname === '/' ? true : new URL(other).pathname === new URL(url).pathname;
}
