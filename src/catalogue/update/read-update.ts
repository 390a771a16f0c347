import type { Catalogue } from '../../model/catalogue.ts';
import { parseUpdate } from '../../model/catalogue-update.ts';
import { hasCome, isoDay, startOfDay } from '../../model/list-day.ts';
import { parseJson } from '../../model/parse-json.ts';
import type { Control, ControlRelay, Service } from '../../model/service.ts';
import { validateCatalogue } from '../validate.ts';
import { refusedAddresses } from './refused-addresses.ts';

/** An update is accepted for this many days after its signing, so that nobody can keep people on an old one. */
export const longestDays = 45;

const dayMs = 24 * 60 * 60_000;

/**
 * Why an update is refused. - `form`: it is no such file, or an entry does not fit its schema. - `expired`, `future`:
 * by its dates and this clock. - `older`: newer addresses are in effect, or were. - `version`: it is for later versions
 * of the extension. - `addresses`: it has an address that no check may contact.
 */
export type UpdateFault = 'form' | 'expired' | 'future' | 'older' | 'version' | 'addresses';

export type ReadUpdate =
  | { readonly update: Catalogue; readonly fault?: never }
  | { readonly fault: UpdateFault; readonly details: readonly string[]; readonly update?: never };

export interface Circumstances {
  /** Epoch ms. */
  readonly now: number;
  /** The version of the extension. */
  readonly version: string;
  readonly inEffect: Catalogue;
  /** The highest number that has been in effect so far. */
  readonly newest: number;
  /** The package's catalogue, whose hosts the manifest names. */
  readonly packaged: Catalogue;
}

/** Reads the signed part of an update after its signature was verified. */
export function readUpdate(text: string, { now, version, inEffect, newest, packaged }: Circumstances): ReadUpdate {
  const parsed = parseUpdate(parseJson(text));
  if (!parsed.success)
    return refused(
      'form',
      parsed.issues.map(({ message }) => message),
    );
  const { number, expires, leastVersion, services, controls, controlRelays } = parsed.output;
  const [from, until] = [startOfDay(number), Date.parse(expires)];
  if (!(until >= from && until - from <= longestDays * dayMs)) return refused('form', [`${number} to ${expires}`]);
  if (!hasCome(number, now)) return refused('future', [isoDay(from)]);
  if (until + dayMs <= now) return refused('expired', [expires]);
  if (number < newest) return refused('older', [`${number} < ${newest}`]);
  if (isLater(leastVersion, version)) return refused('version', [leastVersion]);
  const mistakes = validateCatalogue(services, controls, controlRelays);
  if (mistakes.length > 0) return refused('form', mistakes);
  const entries = {
    services: services as readonly Service[],
    controls: controls as readonly Control[],
    controlRelays: controlRelays as readonly ControlRelay[],
  };
  const addresses = refusedAddresses(entries, packaged);
  if (addresses.length > 0) return refused('addresses', addresses);
  return { update: { number, ...entries, formerNames: formerNames(entries.services, inEffect) } };
}

const refused = (fault: UpdateFault, details: readonly string[]): ReadUpdate => ({ fault, details });

/** The names of services that histories may contain but the update no longer has. */
function formerNames(services: readonly Service[], inEffect: Catalogue): Catalogue['formerNames'] {
  const left = new Set(services.map(({ id }) => id));
  const before = [
    ...Object.entries(inEffect.formerNames),
    ...inEffect.services.map(({ id, name }) => [id, name] as const),
  ];
  return Object.fromEntries(before.filter(([id]) => !left.has(id)));
}

/** Whether version `a` is later than `b`. A package outside a store has a fourth number. */
function isLater(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number));
  const differing = left?.findIndex((part, index) => part !== (right?.[index] ?? 0)) ?? -1;
  return differing >= 0 && (left?.[differing] ?? 0) > (right?.[differing] ?? 0);
}
