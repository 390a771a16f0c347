import { serviceById } from '../../catalogue/known-services.ts';
import { ownReasonsOf } from '../../model/own-reasons.ts';
import type { Reason } from '../../model/reasons.ts';
import { claimOf, type FunctionVerdict, isProblem, type ServiceVerdict } from '../../model/verdict.ts';
import { catalogue } from './catalogue.ts';
import { list, sentences, speed } from './format.ts';
import { hasText, t, textKey } from './text.ts';

/** What a person reads about one service: the effect first, then the cause, and what we do not know. */
export interface Explanation {
  readonly effect: string;
  /** What is so of this messenger alone: it takes another way, or serves one country. */
  readonly labels: readonly string[];
  /** How many servers answer, which do not, and the speeds. */
  readonly figures: readonly string[];
  readonly causes: readonly string[];
  readonly reasons: readonly string[];
  readonly unknown?: string;
}

export function explain(verdict: ServiceVerdict, app: string): Explanation {
  const unknown = unknownOf(verdict);
  return {
    effect: effect(verdict, app),
    labels: ownTexts(verdict, app),
    figures: [...counts(verdict), ...leftOut(verdict), ...speeds(verdict), ...places(verdict)],
    causes: causesOf(verdict, app),
    reasons: reasonsOf(verdict).map((reason) => reasonText(reason, verdict)),
    ...(unknown ? { unknown } : {}),
  };
}

function effect(verdict: ServiceVerdict, app: string): string {
  if (verdict.because.includes('site-ill-messages-reached')) return t('effect_site_ill', { app });
  if (verdict.state !== 'partial') return t(textKey('effect', verdict.state), { app });
  const failing = verdict.functions.filter((one) => isProblem(one.state));
  if (failing.length === 0) return t('effect_partial_unnamed', { app });
  return t('effect_partial', { app, functions: list(failing.map((one) => t(textKey('function', one.function)))) });
}

/** "Telegram goes through a proxy here." */
function ownTexts(verdict: ServiceVerdict, app: string): string[] {
  return ownReasonsOf(verdict).map((reason) => t(textKey('because', reason), { app }));
}

/** "Message servers that answer: 3 of 5." "No answer from kws2 and kws5." "Web: cut off in 2 of 3 tries." */
function counts(verdict: ServiceVerdict): string[] {
  return verdict.functions.flatMap(({ count, function: id }) => {
    if (!count || count.failed === 0) return [];
    const { failed, total, which, of } = count;
    if (of === 'tries') return [t('effect_count_tries', { function: t(textKey('function', id)), failed, total })];
    const answering = t(textKey('effect_count', id), { working: total - failed, total });
    return which ? [answering, t('effect_count_which', { which: list(which) })] : [answering];
  });
}

/** "Not counted, because the address may have changed: v.whatsapp.net." Of equal servers their count says enough. */
function leftOut({ service, functions }: ServiceVerdict): string[] {
  const endpoints = serviceById(service, catalogue.value)?.endpoints ?? [];
  const ids = functions.flatMap(({ leftOut: ids = [], count }) => ids.filter((id) => !count?.which?.includes(id)));
  const hosts = ids.map((id) => new URL(endpoints.find((one) => one.id === id)?.url ?? `https://${id}/`).hostname);
  return hosts.length > 0 ? [t('effect_left_out', { which: list([...new Set(hosts)]) })] : [];
}

/** "Media: about 0.3 Mbit/s. "Media: usually 6 Mbit/s, now 1.2 Mbit/s." */
function speeds(verdict: ServiceVerdict): string[] {
  return verdict.functions.flatMap(({ function: id, state, kbps, usualKbps }) => {
    if (state !== 'slow' || kbps === undefined) return [];
    const measured = { function: t(textKey('function', id)), speed: speed(kbps) };
    if (usualKbps === undefined) return [t('effect_speed', measured)];
    return [t('effect_speed_usual', { ...measured, usual: speed(usualKbps) })];
  });
}

/** "Photos: measured at scontent.whatsapp.net." What works there has a reason that says so. */
function places({ functions }: ServiceVerdict): string[] {
  return functions.flatMap(({ function: id, state, measuredAt: host }) =>
    host !== undefined && isProblem(state)
      ? [t('effect_measured_at', { function: t(textKey('function', id)), host })]
      : [],
  );
}

/** The sentence of a reason, with what was measured of it. */
function reasonText(reason: Reason, { functions }: ServiceVerdict): string {
  const [host = ''] = functions.flatMap((one) => one.measuredAt ?? []);
  return t(textKey('because', reason), { host });
}

/** How something fails, as a verdict, one of its functions or a finding of evidence has it. */
type Failure = Pick<ServiceVerdict, 'cause' | 'manner'> &
  Pick<FunctionVerdict, 'stoppedAfterKilobytes'> &
  Partial<Pick<FunctionVerdict, 'because'>>;

/**
 * The sentence for a cause and its manner, or for the cause alone if that combination has none; none without a cause.
 * It never says more than the reasons that are read below it.
 */
export function causeTexts({ cause, manner, stoppedAfterKilobytes, because = [] }: Failure, app: string): string[] {
  if (!cause) return [];
  if (cause === 'freeze' && stoppedAfterKilobytes !== undefined)
    return [t('cause_freeze_kilobytes', { kilobytes: stoppedAfterKilobytes })];
  const exact = `cause_${cause}_${manner?.replaceAll('-', '_')}`;
  const inDoubt = `${exact}_in_doubt`;
  if (because.includes('may-be-down') && hasText(inDoubt)) return [t(inDoubt, { app })];
  return [t(hasText(exact) ? exact : textKey('cause', cause), { app })];
}

function causesOf(verdict: ServiceVerdict, app: string): string[] {
  if (claimOf(verdict.state).about === 'site') return causeTexts(verdict, siteOf(verdict.service) ?? app);
  const failures = [verdict, ...verdict.functions.filter((one) => isProblem(one.state))];
  const [kilobytes] = verdict.functions.flatMap((one) => one.stoppedAfterKilobytes ?? []);
  const measured = kilobytes === undefined ? {} : { stoppedAfterKilobytes: kilobytes };
  return [...new Set(failures.flatMap((failure) => causeTexts({ ...failure, ...measured }, app)))];
}

/** The site by its host, where the name of the messenger would say too much. */
function siteOf(id: ServiceVerdict['service']): string | undefined {
  const page = serviceById(id, catalogue.value)?.endpoints.find((endpoint) => endpoint.function === 'web');
  return page && new URL(page.url).hostname;
}

/** Reasons why a function was not tested. They are shown per function and not as reasons for the verdict. */
const untestedReasons: ReadonlySet<Reason> = new Set([
  'no-web-client',
  'needs-login',
  'left-out',
  'no-public-endpoint',
]);

function reasonsOf(verdict: ServiceVerdict): Reason[] {
  const tested = verdict.functions.filter((one) => one.state !== 'untestable');
  const all = [...verdict.because, ...tested.flatMap((one) => one.because)];
  const said: readonly Reason[] = ownReasonsOf(verdict);
  return [...new Set(all)].filter(
    (reason) => !said.includes(reason) && (verdict.state === 'untestable' || !untestedReasons.has(reason)),
  );
}

/** "Not tested: Uploads and Calls. Not part of this check." One sentence for each reason. */
export function untestedTexts(verdict: ServiceVerdict): string[] {
  const functionsByReason = new Map<string, string[]>();
  for (const one of verdict.functions.filter(({ state }) => state === 'untestable')) {
    const why = sentences(one.because.map((reason) => t(textKey('because', reason))));
    functionsByReason.set(why, [...(functionsByReason.get(why) ?? []), t(textKey('function', one.function))]);
  }
  return [...functionsByReason].map(([why, functions]) => t('not_tested', { functions: list(functions), why }).trim());
}

/** How much of a large file was read, where it came as it should. */
export function sampleText({ functions }: ServiceVerdict): string | undefined {
  const media = functions.find((one) => one.function === 'media');
  if (media?.state !== 'works') return undefined;
  if (media.closerKbps !== undefined) return t('sample_long');
  return media.kbps === undefined ? undefined : t('sample_first');
}

function unknownOf(verdict: ServiceVerdict): string | undefined {
  if (verdict.manner === 'legal-451') return t('unknown_legal');
  if (verdict.state === 'down') return t('unknown_down');
  return isProblem(verdict.state) && ownReasonsOf(verdict).length === 0 ? t('unknown_who') : undefined;
}

/** Did the connection make it impossible to judge this service? */
export function wasNotJudged(verdict: ServiceVerdict): boolean {
  return verdict.state === 'unsure' && verdict.because.some((reason) => reason.startsWith('network-'));
}
