import { allOrigins, knownServices } from '../../../../catalogue/known-services.ts';
import { originsFor } from '../../../../catalogue/origins.ts';
import { type CatalogueChanges, changesBetween, type Moved } from '../../../../catalogue/update/changes.ts';
import type { Catalogue } from '../../../../model/catalogue.ts';
import type { Settings } from '../../../../model/settings.ts';
import { missingOrigins } from '../../../../platform/browser/permissions.ts';
import { catalogue } from '../../../shared/catalogue.ts';
import { chosenServices } from '../../../shared/chosen-services.ts';
import { list } from '../../../shared/format.ts';
import { t } from '../../../shared/text.ts';

/** What an update changes, a sentence for each. */
export function changeLines(before: Catalogue, update: Catalogue): readonly string[] {
  const { added, removed, moved, inDetail, controls }: CatalogueChanges = changesBetween(before, update);
  const names = (services: readonly { readonly name: string }[]) => list(services.map(({ name }) => name));
  const lines = [
    ...added.map(({ service, hosts }) => t('addresses_added', { app: service.name, hosts: list(hosts) })),
    ...(removed.length > 0 ? [t('addresses_removed', { apps: names(removed) })] : []),
    ...moved.map((one) => movedLine(one.service.name, one)),
    ...(controls ? [movedLine(t('access_controls'), controls)] : []),
    ...(inDetail.length > 0 ? [t('addresses_in_detail', { apps: names(inDetail) })] : []),
  ];
  return lines.length > 0 ? lines : [t('addresses_same')];
}

function movedLine(app: string, { hostsAdded, hostsRemoved }: Moved): string {
  const values = { app, added: list(hostsAdded), removed: list(hostsRemoved) };
  if (hostsRemoved.length === 0) return t('addresses_moved_more', values);
  return t(hostsAdded.length === 0 ? 'addresses_moved_fewer' : 'addresses_moved', values);
}

/** The access that the chosen messengers and the comparison sites need by an update, and did not need before. */
export async function newAccess(update: Catalogue, settings: Settings): Promise<readonly string[]> {
  const chosen = new Set(chosenServices(settings).map(({ id }) => id));
  const services = knownServices(settings, update).filter(({ id }) => chosen.has(id));
  const known = new Set(allOrigins(settings, catalogue.value));
  return missingOrigins(originsFor(services, update.controls).filter((origin) => !known.has(origin)));
}
