import type { Round } from '../../model/round.ts';
import type { ServiceId } from '../../model/service.ts';
import { readServiceIds } from '../../model/service-ids.ts';
import { announceChange } from '../../platform/browser/changes.ts';
import { showBadge } from '../../platform/browser/toolbar.ts';
import { readSettings } from '../../platform/values/local-values.ts';
import { readTrace, writeTrace } from '../../platform/values/traces.ts';
import { recovered, worsened } from './worsened.ts';

/** Adds the services that got worse in a background check to those unseen, and removes those that work again. */
export async function noteUnseen(round: Round, before: readonly Round[]): Promise<void> {
  const fine = new Set(recovered(round, before));
  const worse = round.trigger === 'schedule' ? worsened(round, before) : [];
  const unseen = (await readUnseen()).filter((service) => !fine.has(service));
  await writeTrace('unseen', [...new Set([...unseen, ...worse])]);
  await showUnseen();
  // Open pages were told of the end of the round before the number was set, and have to mark it as seen again.
  if (worse.length > 0) announceChange();
}

/** The number on the toolbar button, which browsers forget when they restart. */
export async function showUnseen(): Promise<void> {
  const { settings } = await readSettings();
  await showBadge(settings.badge ? (await readUnseen()).length : 0);
}

export async function markSeen(): Promise<void> {
  if ((await readUnseen()).length > 0) await writeTrace('unseen', []);
  await showBadge(0);
}

async function readUnseen(): Promise<readonly ServiceId[]> {
  return readServiceIds(await readTrace('unseen'));
}
