import { serviceName } from '../../catalogue/known-services.ts';
import type { News } from '../../history/notices/news.ts';
import type { FunctionId } from '../../model/function-ids.ts';
import type { Settings } from '../../model/settings.ts';
import type { LocalTexts } from '../../platform/browser/local-text.ts';
import type { Notice } from '../../platform/browser/notifications.ts';

/** News as one notification: a line for each service. */
export function noticeOf(news: readonly News[], settings: Settings, texts: LocalTexts, now: number): Notice {
  const worse = news.filter(({ kind }) => kind === 'worse');
  const [only] = news;
  return {
    title: texts.text(worse.length > 0 ? 'notify_title_worse' : 'notify_title_recovered'),
    message: news.map((one) => lineOf(one, settings, texts, now)).join('\n'),
    icon: worse.length === 0 ? 'ok' : worse.some(({ state }) => state === 'blocked') ? 'blocked' : 'attention',
    route: only && news.length === 1 ? `/service/${encodeURIComponent(only.service)}` : '/',
  };
}

function lineOf(news: News, settings: Settings, { tag, text, plural }: LocalTexts, now: number): string {
  const today = new Date(news.since).toDateString() === new Date(now).toDateString();
  const time = new Intl.DateTimeFormat(tag, { timeStyle: 'short', ...(today ? {} : { dateStyle: 'short' }) });
  return text(keyOf(news), {
    app: serviceName(news.service, settings),
    time: time.format(news.since),
    checks: plural('notify_checks', news.checks),
  });
}

const keys: Readonly<Record<News['state'] | FunctionId, string>> = {
  blocked: 'notify_blocked',
  partial: 'notify_partial',
  slow: 'notify_slow',
  down: 'notify_down',
  'site-blocked': 'notify_site_blocked',
  works: 'notify_works',
  'site-only': 'notify_site_only',
  web: 'notify_web',
  messages: 'notify_messages',
  media: 'notify_media',
  upload: 'notify_upload',
  calls: 'notify_calls',
};

function keyOf({ state, functions }: News): string {
  const [only] = functions;
  return keys[state !== 'site-blocked' && only && functions.length === 1 ? only : state];
}
