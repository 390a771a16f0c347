import { looksLikeCatalogueName } from '../../catalogue/catalogue-names.ts';
import { knownService, knownServices, originsOnlyOf } from '../../catalogue/known-services.ts';
import { originsFor } from '../../catalogue/origins.ts';
import { type CustomService, maxCustomServices, serviceFrom } from '../../model/custom-service.ts';
import { draftCustomService, longestCustomName, type Refusal, type Typed } from '../../model/own-address.ts';
import type { Service, ServiceId } from '../../model/service.ts';
import type { Settings } from '../../model/settings.ts';
import { giveBackOrigins, requestOrigins } from '../../platform/browser/permissions.ts';
import { changeSettings, readSettings } from '../../platform/values/local-values.ts';
import { catalogue } from './catalogue.ts';
import { chosenServices } from './chosen-services.ts';
import { t, textKey } from './text.ts';
import { without } from './toggle-service.ts';

/**
 * Switches messengers on and off and adds custom ones. Call these straight from a click, with nothing awaited before:
 * browsers refuse a permission prompt otherwise.
 */

/**
 * Switches a service on and asks for access to its addresses. The service is switched on even if access is declined:
 * its row then offers to allow it.
 */
export async function enableService(service: Service): Promise<'allowed' | 'declined'> {
  const changed = changeSettings((settings) => ({ services: [...without(service.id, settings), service.id] }));
  const granted = await asked(service);
  await changed;
  return granted ? 'allowed' : 'declined';
}

export async function disableService(id: ServiceId): Promise<void> {
  await changeSettings((settings) => ({ services: without(id, settings) }));
}

/** Swaps a service with the one before it (-1) or after it (1). */
export async function moveService(id: ServiceId, by: -1 | 1): Promise<void> {
  await changeSettings((settings) => {
    const ids = chosenServices(settings).map((service) => service.id);
    const from = ids.indexOf(id);
    const other = ids[from + by];
    return from < 0 || other === undefined ? {} : { services: ids.with(from + by, id).with(from, other) };
  });
}

export type Added =
  | { readonly added: true; readonly custom: CustomService }
  | { readonly added: false; readonly refusal: Refusal | 'access-declined' };

/**
 * Adds a messenger by name and address, and asks for access to that one host. If access is declined the messenger is
 * removed again, since it could not be checked.
 */
export async function addCustomService(typed: Typed, settings: Settings): Promise<Added> {
  if (looksLikeCatalogueName(typed.name, catalogue.value)) return { added: false, refusal: 'name-taken' };
  const today = new Date().toISOString().slice(0, 10);
  const drafted = draftCustomService(typed, today, settings.custom ?? []);
  if (!drafted.accepted) return { added: false, refusal: drafted.refusal };
  const { custom } = drafted;
  // Stored before the browser asks, because the prompt may close this page.
  const stored = changeSettings((now) => ({
    custom: [...(now.custom ?? []).filter(({ id }) => id !== custom.id), custom],
    services: [...without(custom.id, now), custom.id],
  }));
  const granted = await asked(serviceFrom(custom));
  await stored;
  if (granted) return { added: true, custom };
  await changeSettings(removal(custom.id));
  return { added: false, refusal: 'access-declined' };
}

/** Removes a custom messenger and gives back the access that only it needed. */
export async function removeCustomService(id: ServiceId): Promise<void> {
  const { settings } = await readSettings();
  const service = knownService(id, settings, catalogue.value);
  const changed = await changeSettings(removal(id));
  if (service)
    await giveBackOrigins(originsOnlyOf([service], knownServices(changed, catalogue.value), catalogue.value.controls));
}

/** The reason why a messenger was not added, as a sentence. */
export function refusalText(refusal: Refusal | 'access-declined'): string {
  return t(textKey('refusal', refusal), { longest: longestCustomName, most: maxCustomServices });
}

/** Asks for all origins of a service. Browsers skip the prompt for origins that are already granted. */
function asked(service: Service): Promise<boolean> {
  return requestOrigins(originsFor([service], [])).catch(() => false);
}

function removal(id: ServiceId): (settings: Settings) => Partial<Settings> {
  return (settings) => ({
    custom: (settings.custom ?? []).filter((one) => one.id !== id),
    services: without(id, settings),
  });
}
