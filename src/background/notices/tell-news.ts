import { newsOf } from '../../history/notices/news.ts';
import { decideNotice, markSeen, minutesToNotice, readNoticeState } from '../../history/notices/when-to-notify.ts';
import type { Round } from '../../model/round.ts';
import { clearAlarm } from '../../platform/browser/alarms.ts';
import { systemClock } from '../../platform/browser/clock.ts';
import { localTexts } from '../../platform/browser/local-text.ts';
import { notify } from '../../platform/browser/notifications.ts';
import { readSettings } from '../../platform/values/local-values.ts';
import { openTrace, setTraceAlarm } from '../../platform/values/traces.ts';
import { namesOfServices } from './names-of-services.ts';
import { noticeOf } from './notice-text.ts';

/** Notifies of the news that a round confirms, unless the person started it and so watched it. */
export async function tellNews(round: Round, before: readonly Round[]): Promise<void> {
  const { settings } = await readSettings();
  if (!settings.notify) return;
  const fresh = newsOf([...before.toReversed(), round]);
  if (round.trigger !== 'person') return tellNow(fresh);
  const told = await openTrace('told');
  await told.write(markSeen(fresh, readNoticeState(told.value)));
}

/** Shows the notification that is due now, and sets an alarm for what has to wait. */
export async function tellNow(fresh: Parameters<typeof decideNotice>[0] = []): Promise<void> {
  const { settings } = await readSettings();
  const at = Date.now();
  const clock = systemClock();
  const told = await openTrace('told');
  const { now, state } = decideNotice(fresh, readNoticeState(told.value), settings, clock.timeAt(at));
  await told.write(state);
  if (now.length > 0 && settings.notify)
    await notify(noticeOf(now, await namesOfServices(settings), await localTexts(), at));
  if (state.held.length > 0) await setTraceAlarm('tell-held', { delayInMinutes: minutesToNotice(settings, at, clock) });
  else await clearAlarm('tell-held');
}
