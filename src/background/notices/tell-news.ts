import { newsOf } from '../../history/notices/news.ts';
import { minutesToTell, seen, tell, toldFrom } from '../../history/notices/when-to-tell.ts';
import type { Round } from '../../model/round.ts';
import { clearAlarm, setAlarm } from '../../platform/browser/alarms.ts';
import { systemClock } from '../../platform/browser/clock.ts';
import { localTexts } from '../../platform/browser/local-text.ts';
import { notify } from '../../platform/browser/notifications.ts';
import { readSettings } from '../../platform/values/local-values.ts';
import { readTrace, writeTrace } from '../../platform/values/traces.ts';
import { noticeOf } from './notice-text.ts';

/** Tells what a round made sure. What a person checked by hand was watched, and needs no notification. */
export async function tellNews(round: Round, before: readonly Round[]): Promise<void> {
  const { settings } = await readSettings();
  if (!settings.notify) return;
  const fresh = newsOf([...before.toReversed(), round]);
  if (round.trigger === 'schedule') await tellNow(fresh);
  else await writeTrace('told', seen(fresh, toldFrom(await readTrace('told'))));
}

/** Tells what may be told at this hour, and comes back for what has to wait. */
export async function tellNow(fresh: Parameters<typeof tell>[0] = []): Promise<void> {
  const { settings } = await readSettings();
  const at = Date.now();
  const clock = systemClock();
  const { now, told } = tell(fresh, toldFrom(await readTrace('told')), settings, clock.timeAt(at));
  await writeTrace('told', told);
  if (now.length > 0 && settings.notify) await notify(noticeOf(now, settings, await localTexts(), at));
  if (told.held.length > 0) setAlarm('tell-held', { delayInMinutes: minutesToTell(settings, at, clock) });
  else await clearAlarm('tell-held');
}
