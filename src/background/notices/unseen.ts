import type { Round } from '../../model/round.ts';
import { readServiceIds } from '../../model/service-ids.ts';
import { announceChange } from '../../platform/browser/changes.ts';
import { showBadge } from '../../platform/browser/toolbar.ts';
import { readSettings } from '../../platform/values/local-values.ts';
import { openTrace } from '../../platform/values/traces.ts';
import { recovered, worsened } from './worsened.ts';

/** Adds the services that got worse in a background check to those unseen, and removes those that work again. */
export async function noteUnseen(round: Round, before: readonly Round[]): Promise<void> {
  const fine = new Set(recovered(round, before));
  const worse = round.trigger !== 'person' ? worsened(round, before) : [];
  const trace = await openTrace('unseen');
  const unseen = readServiceIds(trace.value).filter((service) => !fine.has(service));
  await trace.write([...new Set([...unseen, ...worse])]);
  await showUnseen();
  // Open pages learned that the round ended before the number was set, so they have to mark it as seen again.
  if (worse.length > 0) announceChange();
}

/** The number on the toolbar button, which browsers forget when they restart. */
export async function showUnseen(): Promise<void> {
  const { settings } = await readSettings();
  await showBadge(settings.badge ? readServiceIds((await openTrace('unseen')).value).length : 0);
}

export async function markSeen(): Promise<void> {
  const trace = await openTrace('unseen');
  if (readServiceIds(trace.value).length > 0) await trace.write([]);
  await showBadge(0);
}
