import { relayPlace } from '../../model/call-relay.ts';
import type { Catalogue } from '../../model/catalogue.ts';
import type { Control, ControlRelay, Service } from '../../model/service.ts';

/** The hosts that are newly contacted, and those that no longer are. */
export interface Moved {
  readonly hostsAdded: readonly string[];
  readonly hostsRemoved: readonly string[];
}

/** An update's changes, as the person reads them before accepting it. */
export interface CatalogueChanges {
  readonly added: readonly { readonly service: Service; readonly hosts: readonly string[] }[];
  readonly removed: readonly Service[];
  readonly moved: readonly (Moved & { readonly service: Service })[];
  /** Services that are contacted at the same hosts in a different way. */
  readonly inDetail: readonly Service[];
  /** Comparison sites, and relays of no messenger. */
  readonly controls: Moved | undefined;
}

export function changesBetween(before: Catalogue, after: Catalogue): CatalogueChanges {
  const was = new Map(before.services.map((service) => [service.id, service]));
  const is = new Set(after.services.map(({ id }) => id));
  const kept = after.services.flatMap((service) => {
    const earlier = was.get(service.id);
    return earlier
      ? [{ service, ...moved(hostsOf([earlier]), hostsOf([service])), isSame: isEqual(earlier, service) }]
      : [];
  });
  const controls = moved(hostsOf(before.controls, before.controlRelays), hostsOf(after.controls, after.controlRelays));
  return {
    added: after.services.filter(({ id }) => !was.has(id)).map((service) => ({ service, hosts: hostsOf([service]) })),
    removed: before.services.filter(({ id }) => !is.has(id)),
    moved: kept.filter(hasMoved).map(({ isSame: _, ...one }) => one),
    inDetail: kept.filter((one) => !hasMoved(one) && !one.isSame).map(({ service }) => service),
    controls: hasMoved(controls) ? controls : undefined,
  };
}

const hasMoved = ({ hostsAdded, hostsRemoved }: Moved): boolean => hostsAdded.length + hostsRemoved.length > 0;

function moved(before: readonly string[], after: readonly string[]): Moved {
  return {
    hostsAdded: after.filter((host) => !before.includes(host)),
    hostsRemoved: before.filter((host) => !after.includes(host)),
  };
}

/** Whether they are contacted alike. A package has no notes on the sources of its addresses; a list has. */
const isEqual = (one: Service, other: Service): boolean =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

/** Fields that a build leaves out of the package, and that do not affect requests. */
const notes = ['source', 'contacted', 'homepage', 'minBytes', 'where'];

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || !value) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !notes.includes(key))
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, field]) => [key, sorted(field)]),
  );
}

/** Every host that a check of these may ask. */
function hostsOf(entries: readonly (Service | Control)[], relays: readonly ControlRelay[] = []): string[] {
  const urls = entries.flatMap((entry) =>
    'endpoints' in entry
      ? entry.endpoints.flatMap(({ url, upload, large = [], assets = [] }) => [
          url,
          upload,
          ...large.map((one) => one.url),
          ...assets.map(({ host }) => `https://${host}/`),
        ])
      : [entry.url, entry.large?.url],
  );
  const calls = [...entries.flatMap((entry) => ('relays' in entry ? (entry.relays ?? []) : [])), ...relays];
  return [
    ...new Set([
      ...urls.filter((url) => url !== undefined).map((url) => new URL(url).hostname),
      ...calls.map((relay) => relayPlace(relay).host),
    ]),
  ].sort();
}
