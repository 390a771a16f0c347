import * as v from 'valibot';
import type { ServiceId } from '../../model/service.ts';
import type { Settings } from '../../model/settings.ts';
import { addDays, type Day, type LocalClock, type LocalTime } from '../local-time.ts';
import type { News } from './news.ts';

/** The notifications that the person got, and what waits. */
export interface NoticeState {
  /** Services whose notification "got worse" was shown or waits. */
  readonly worse: readonly ServiceId[];
  /** News that waits for the end of the quiet hours or for the next day, at most one per service. */
  readonly held: readonly News[];
  readonly day: Day;
  /** Notifications shown on that day. */
  readonly shown: number;
}

const storedSchema = v.object({
  worse: v.array(v.string()),
  held: v.array(v.custom<News>((news) => v.is(v.object({ service: v.string(), effects: v.array(v.string()) }), news))),
  day: v.string(),
  shown: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

/** Reads the stored value. An unreadable one counts as no notices. */
export function readNoticeState(stored: unknown): NoticeState {
  const { success, output } = v.safeParse(storedSchema, stored);
  return success ? output : noNotices;
}

export const noNotices: NoticeState = { worse: [], held: [], day: '', shown: 0 };

/** Most notifications in one day. */
export const maxPerDay = 3;

type Choices = Pick<Settings, 'quietFrom' | 'quietUntil' | 'notifyOnce' | 'muted'>;

/**
 * Decides what to show now, in one notification: nothing in quiet hours, nothing about muted services, nothing twice.
 * News that has to wait is merged, and dropped when the service recovers in the meantime.
 */
export function decideNotice(
  fresh: readonly News[],
  before: NoticeState,
  choices: Choices,
  { day, hour }: LocalTime,
): { readonly now: readonly News[]; readonly state: NoticeState } {
  const wanted = fresh.filter((news) => isWanted(news, before, choices));
  const stillHeld = before.held.filter(({ service }) => !choices.muted?.includes(service));
  const waiting = new Map(stillHeld.map((news) => [news.service, news]));
  for (const news of wanted) {
    const cameRight = news.kind === 'recovered' && waiting.get(news.service)?.kind === 'worse';
    if (cameRight) waiting.delete(news.service);
    else waiting.set(news.service, news);
  }
  const recovered = new Set(wanted.filter(({ kind }) => kind === 'recovered').map(({ service }) => service));
  const worse = [...before.worse, ...wanted.filter(({ kind }) => kind === 'worse').map(({ service }) => service)];
  const shown = before.day === day ? before.shown : 0;
  const all = [...waiting.values()];
  const now = isQuiet(hour, choices) || shown >= maxPerDay ? [] : all;
  return {
    now,
    state: {
      worse: [...new Set(worse)].filter((service) => !recovered.has(service)),
      held: now.length > 0 ? [] : all,
      day,
      shown: now.length > 0 ? shown + 1 : shown,
    },
  };
}

function isWanted({ kind, service }: News, { worse }: NoticeState, { muted, notifyOnce }: Choices): boolean {
  if (muted?.includes(service)) return false;
  const known = worse.includes(service);
  return kind === 'recovered' ? known : !(known && notifyOnce);
}

/** Records news that the person saw on a page. It needs no notification, but its recovery later does. */
export function markSeen(fresh: readonly News[], { worse, held, ...rest }: NoticeState): NoticeState {
  const services = fresh.map(({ service }) => service);
  const known = fresh.filter(({ kind }) => kind === 'worse').map(({ service }) => service);
  return {
    ...rest,
    worse: [...worse.filter((service) => !services.includes(service)), ...known],
    held: held.filter(({ service }) => !services.includes(service)),
  };
}

/** Minutes until held news may be shown: at the next end of the quiet hours. */
export function minutesToNotice({ quietUntil }: Choices, now: number, clock: LocalClock): number {
  const { day } = clock.timeAt(now);
  const today = clock.startOf(day, quietUntil);
  const next = today > now ? today : clock.startOf(addDays(day, 1), quietUntil);
  return Math.max(1, Math.ceil((next - now) / 60_000));
}

/** Whether this hour (0..23) is a quiet one. There are no quiet hours if both ends are the same. */
export function isQuiet(hour: number, { quietFrom, quietUntil }: Pick<Settings, 'quietFrom' | 'quietUntil'>): boolean {
  return quietFrom <= quietUntil ? hour >= quietFrom && hour < quietUntil : hour >= quietFrom || hour < quietUntil;
}
