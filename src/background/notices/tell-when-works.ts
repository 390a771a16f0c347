import { awaitedNews, needsWhole } from '../../history/notices/awaited-news.ts';
import { readWaiting, type Waiting, waitingMinutes } from '../../history/notices/waiting.ts';
import type { Round } from '../../model/round.ts';
import type { ServiceId } from '../../model/service.ts';
import { intervals, isPaused } from '../../model/settings.ts';
import { isKnown, isProblem, type ServiceState } from '../../model/verdict.ts';
import { announceChange } from '../../platform/browser/changes.ts';
import { localTexts } from '../../platform/browser/local-text.ts';
import { notify } from '../../platform/browser/notifications.ts';
import { openHistory } from '../../platform/store/open-history.ts';
import { readKeptValue, removeKeptValue, writeKeptValue } from '../../platform/values/kept-values.ts';
import { changeSettings, readSettings } from '../../platform/values/local-values.ts';
import { openTrace, removeTraces } from '../../platform/values/traces.ts';
import { namesOfServices } from './names-of-services.ts';
import { noticeOf } from './notice-text.ts';

/**
 * The person wants to be told when these services work again, or when they change. Switches background checks on, if they
 * are off.
 */
export async function waitFor(services: readonly ServiceId[], changes = false): Promise<void> {
  const [{ settings }, wish, verdicts] = await Promise.all([
    readSettings(),
    openTrace('awaited'),
    openHistory().then((store) => store.lastVerdicts(services)),
  ]);
  const known = readWaiting(wish.value);
  const whole = known?.whole === true || [...verdicts.values()].some(needsWhole);
  const isOn = settings.background && !isPaused(settings, Date.now());
  const offBefore = known?.offBefore ?? (isOn ? undefined : { everyMinutes: settings.everyMinutes });
  const until = services.map((id) => [id, changes ? changeOf(verdicts.get(id)?.state) : undefined] as const);
  const waiting: Waiting = {
    services: [...new Set([...(known?.services ?? []), ...services])],
    until: Object.fromEntries(
      [...Object.entries(known?.until ?? {}), ...until].flatMap(([id, what]) => (what ? [[id, what]] : [])),
    ),
    since: Date.now(),
    ...(whole ? { whole } : {}),
    ...(offBefore ? { offBefore } : {}),
  };
  await wish.write(waiting);
  if (!isOn) {
    // The wish may be kept in memory only, and be lost with it.
    if (wish.inMemory) await writeKeptValue(intervalBefore, settings.everyMinutes);
    await changeSettings({
      background: true,
      backgroundSince: Date.now(),
      pausedUntil: undefined,
      everyMinutes: waitingMinutes[whole ? 'whole' : 'data-saver'],
    });
  }
  announceChange();
}

/** What is a change of this state. Undefined: that it works again. */
function changeOf(state: ServiceState = 'unsure'): 'fails' | 'known' | undefined {
  if (isProblem(state)) return undefined;
  return isKnown(state) ? 'fails' : 'known';
}

/** The person has been told, or no longer wants to be: the background checks that this switched on end. */
export async function stopWaiting(): Promise<void> {
  const waiting = await readAwaited();
  if (!waiting) return;
  await removeTraces(['awaited']);
  await switchOffAgain(waiting.offBefore?.everyMinutes);
  announceChange();
}

/**
 * The interval before background checks were switched on for this. It is stored, so that they end although the browser
 * forgot why they run.
 */
const intervalBefore = 'interval-before-waiting';

async function switchOffAgain(everyMinutes: unknown): Promise<void> {
  const before = intervals.find((interval) => interval === everyMinutes);
  if (before) await changeSettings({ background: false, everyMinutes: before });
  await removeKeptValue(intervalBefore);
}

/** A wish that was kept in memory only is gone when the browser ends; the checks that it switched on end too. */
export async function stopForgottenChecks(): Promise<void> {
  const before = await readKeptValue(intervalBefore);
  if (before !== undefined && !(await readAwaited())) await switchOffAgain(before);
}

/** Without background checks nobody would ever be told, so the wish ends with them. */
export async function stopWaitingWithoutChecks(): Promise<void> {
  const { settings } = await readSettings();
  if (!settings.background) await stopWaiting();
}

/** Can only a whole check see what the person waits for? */
export async function awaitsWholeCheck(): Promise<boolean> {
  return (await readAwaited())?.whole === true;
}

/** Notifies of what works again, unless the person started the check and so watched it. @param before newest first */
export async function tellAwaited(round: Round, before: readonly Round[]): Promise<void> {
  const wish = await openTrace('awaited');
  const wished = readWaiting(wish.value);
  // If the clock was set back since, no check would be later than the wish.
  const isAhead = wished !== undefined && wished.since > Date.now();
  const waiting = isAhead ? { ...wished, since: round.at } : wished;
  const news = waiting ? awaitedNews([...before.toReversed(), round], waiting) : [];
  if (isAhead) await wish.write(waiting);
  if (!waiting || news.length === 0) return;
  const { settings } = await readSettings();
  if (round.trigger !== 'person')
    await notify(noticeOf(news, await namesOfServices(settings), await localTexts(), Date.now()));
  const left = waiting.services.filter((service) => !news.some((one) => one.service === service));
  if (left.length === 0) await stopWaiting();
  else await wish.write({ ...waiting, services: left });
}

async function readAwaited(): Promise<Waiting | undefined> {
  return readWaiting((await openTrace('awaited')).value);
}
