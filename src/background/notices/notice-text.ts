import type { News } from '../../history/notices/news.ts';
import { type Effect, isWhole } from '../../model/effect.ts';
import type { FunctionId } from '../../model/function-ids.ts';
import { listFormat } from '../../model/list-format.ts';
import type { ServiceId } from '../../model/service.ts';
import type { LocalTexts } from '../../platform/browser/local-text.ts';
import type { Notice } from '../../platform/browser/notifications.ts';

type NameOf = (id: ServiceId) => string;

/** News as one notification: a title that names the services, and a line for each. */
export function noticeOf(news: readonly News[], nameOf: NameOf, texts: LocalTexts, now: number): Notice {
  const worse = news.filter(({ kind }) => kind === 'worse');
  const [only] = news;
  return {
    title: worse.length > 0 ? titleOfWorse(worse, nameOf, texts) : titleOfRecovered(news, nameOf, texts),
    message: news.map((one) => lineOf(one, nameOf, texts, now)).join('\n'),
    icon: worse.length === 0 ? 'ok' : worse.some(({ state }) => state === 'blocked') ? 'blocked' : 'attention',
    route: only && news.length === 1 ? `/service/${encodeURIComponent(only.service)}` : '/',
  };
}

/** "WhatsApp doesn't open here", or of several "Worse: WhatsApp and Telegram" */
function titleOfWorse(worse: readonly News[], nameOf: NameOf, texts: LocalTexts): string {
  const [only, another] = worse;
  const [effect] = only?.effects ?? [];
  if (!only || another || effect === undefined) {
    return texts.text('notify_title_worse', { apps: namesOf(worse, nameOf, texts) });
  }
  const app = nameOf(only.service);
  if (isWhole(effect)) return texts.text(`fails_${underscored(effect)}`, { app });
  const parts = only.effects.map((part) => texts.text(`part_${underscored(part)}`));
  return texts.text('fails_parts', { apps: app, effects: listOf(parts, texts) });
}

function titleOfRecovered(news: readonly News[], nameOf: NameOf, texts: LocalTexts): string {
  const key = news.length === 1 ? 'notify_title_works' : 'notify_title_recovered';
  return texts.text(key, { app: nameOf(news[0]?.service ?? ''), apps: namesOf(news, nameOf, texts) });
}

function namesOf(news: readonly News[], nameOf: NameOf, texts: LocalTexts): string {
  return listOf(
    news.map(({ service }) => nameOf(service)),
    texts,
  );
}

function listOf(items: readonly string[], { tag }: LocalTexts): string {
  return listFormat(tag).format(items);
}

function underscored(effect: Effect): string {
  return effect.replaceAll('-', '_');
}

function lineOf(news: News, nameOf: NameOf, { tag, text, plural }: LocalTexts, now: number): string {
  const today = new Date(news.since).toDateString() === new Date(now).toDateString();
  const time = new Intl.DateTimeFormat(tag, { timeStyle: 'short', ...(today ? {} : { dateStyle: 'short' }) });
  return text(keyOf(news), {
    app: nameOf(news.service),
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
