import { type CatalogueChanges, changesBetween, type Moved } from '../../../../catalogue/update/changes.ts';
import type { Catalogue } from '../../../../model/catalogue.ts';
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
