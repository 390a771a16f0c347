import { knownLimitIn } from '../../../catalogue/known-limits.ts';
import { causeSteps, nextSteps, statusPages } from '../../../catalogue/next-steps.ts';
import { isReadable, readableByOperator } from '../../../catalogue/readable-by-operator.ts';
import { type Effect, failingParts, isWhole } from '../../../model/effect.ts';
import type { FunctionId } from '../../../model/function-ids.ts';
import type { UnjudgedNetwork } from '../../../model/network-states.ts';
import { catalogue } from '../catalogue.ts';
import { failingText } from '../current/headline.ts';
import type { Row } from '../current/rows.ts';
import { insteadText, isWell } from '../current/what-works.ts';
import { countryName, list } from '../format.ts';
import { ooniPage } from '../ooni-page.ts';
import { t, textKey } from '../text.ts';
import { type PublicLink, sourceLink, stepLink } from './links.ts';

/** What is so while a person asks what to do. All of it is known already: nothing is asked of the network for it. */
export interface Situation {
  /** Those that the advice is about. None: nothing fails, and the person misses calls. */
  readonly failing: readonly Row[];
  /** All chosen messengers. */
  readonly rows: readonly Row[];
  /** What lies between this device and the sites that were tested. */
  readonly through: 'vpn' | 'proxy' | undefined;
  /** What kept messengers from being judged. */
  readonly network: UnjudgedNetwork | undefined;
  /** The country whose own sites still answer. */
  readonly country: string | undefined;
  readonly timeZone: string;
  /** The page leads to the comparison anyway. */
  readonly besideCompare?: boolean;
}

/** One sentence of advice, with a public page about it or a page of the dashboard. */
export interface Said {
  readonly text: string;
  readonly link?: PublicLink;
  readonly route?: { readonly path: string; readonly text: string };
  /** To be copied for somebody else, and no advice. */
  readonly quoted?: true;
}

/** Several sentences about one topic. */
export interface Advice {
  readonly topic: Topic;
  readonly says: readonly Said[];
}

/** What to do: by messenger, cause, effect and country. Topics of which there is nothing to say are left out. */
export function adviceFor(situation: Situation): readonly Advice[] {
  const trouble = troubleOf(situation.failing, situation.network);
  return topicsOf[trouble]
    .map((topic): Advice => ({ topic, says: told[topic](situation) }))
    .filter(({ says }) => says.length > 0);
}

const told: Readonly<Record<Topic, (situation: Situation) => readonly Said[]>> = {
  instead: ({ failing, rows }) => {
    const missed = missedBy(failing);
    const fits = rows.filter((row) => row.state === 'works' && !row.old && missed.every((id) => isWell(row, id)));
    const safe = fits.filter(({ service }) => !isReadable(service.id));
    const offered = (safe.length > 0 ? safe : fits).slice(0, 2);
    const [first = 'messages'] = missed;
    if (offered.length === 0) return [{ text: t('instead_none') }];
    return [{ text: t(textKey('instead', first), { apps: namesOf(offered) }) }, ...risks(offered)];
  },
  inside: ({ rows, country }) => {
    const open = rows.filter(({ state, old, service }) => state === 'works' && !old && service.domesticIn);
    const untested = catalogue.value.services.filter(
      ({ id, domesticIn }) => domesticIn === country && country && !rows.some(({ service }) => service.id === id),
    );
    const names = list(untested.map(({ name }) => name));
    return [
      ...(open.length > 0 ? [{ text: t('inside_open', { apps: namesOf(open) }) }] : []),
      ...(untested.length > 0 ? [{ text: t('inside_untested', { apps: names }) }] : []),
      ...risks([...open, ...untested.map((service) => ({ service }))]),
    ];
  },
  calls: ({ timeZone }) => {
    const known = knownLimitIn(timeZone);
    const write = { text: t('next_calls') };
    if (!known) return [write];
    const apps = catalogue.value.services.filter(({ id }) => known.calls.includes(id)).map(({ name }) => name);
    const text = t('calls_known', { country: countryName(known.country), apps: list(apps) });
    return [{ text, link: sourceLink(known.source.url) }, write];
  },
  app: ({ failing }) =>
    failing.flatMap(({ service, verdict }) => [
      ...nextSteps
        .filter((step) => step.service === service.id)
        .map((step) => ({ text: t(textKey('step', step.id)), link: stepLink(step, service.name) })),
      ...causeSteps
        .filter(({ cause, manner }) => cause === verdict?.cause && (!manner || manner === verdict.manner))
        .map(({ id, url }) => ({ text: t(textKey('step', id)), link: sourceLink(url) })),
    ]),
  service: ({ failing }) =>
    failing.map(({ service, state }) => {
      const page = statusPages.find((one) => one.service === service.id);
      const link = page && { href: page.url, text: t('status_page_of', { app: service.name }) };
      return {
        text: t(state === 'down' ? 'next_down' : 'next_refused'),
        ...(state === 'down' && link ? { link } : {}),
      };
    }),
  'only-me': ({ failing, through, besideCompare }) => [
    ...(through ? [{ text: t(textKey('without', through)) }] : []),
    { text: t('help_do_other_network') },
    ...(besideCompare ? [] : [{ text: t('compare_advice'), route: { path: '/compare', text: t('compare_title') } }]),
    ...failing.slice(0, 1).flatMap(({ service }) => {
      const href = ooniPage(service.id);
      return href ? [{ text: t('only_me_others'), link: sourceLink(href) }] : [];
    }),
  ],
  others: ({ failing, rows }) => {
    const works = insteadText(rows.filter((row) => row.state === 'works' && !row.old && !isReadable(row.service.id)));
    const result = failingText(failing);
    return [
      { text: t('others_wait') },
      { text: works ? t('others_text', { result, works }) : t('others_text_alone', { result }), quoted: true },
      { text: t('others_provider'), route: { path: '/evidence', text: t('proof_title') } },
    ];
  },
  phone: () => [{ text: t('phone_works') }],
  prepare: () => (['prepare_numbers', 'prepare_second', 'prepare_save'] as const).map((key) => ({ text: t(key) })),
};

/** What another messenger has to do in place of these; of a messenger as a whole it is messages. */
function missedBy(failing: readonly Row[]): readonly FunctionId[] {
  if (failing.length === 0) return ['calls'];
  const whole = failing.some(({ state }) => state !== 'partial');
  const parts = failing.flatMap(({ verdict }) => failingParts(verdict?.functions ?? []));
  const missed = [...new Set(parts.map((part) => part.function))].filter((id) => id !== 'web');
  return whole || missed.length === 0 ? ['messages'] : missed;
}

/** Who can read along, with the public text that says so, before anybody writes there. */
function risks(rows: readonly Pick<Row, 'service'>[]): Said[] {
  return readableByOperator.flatMap(({ services: ids, source }) => {
    const some = rows.filter(({ service }) => ids.includes(service.id));
    if (some.length === 0) return [];
    return [{ text: t('instead_risk', { apps: namesOf(some) }), link: sourceLink(source.url) }];
  });
}

const namesOf = (rows: readonly Pick<Row, 'service'>[]) => list(rows.map(({ service }) => service.name));

/** What a person is to be advised about. */
type Trouble = 'not-open' | 'site' | 'part' | 'calls' | 'slow' | 'refused' | 'down' | 'shutdown' | 'offline';

/** The parts of the advice, which are told in this order. */
type Topic = 'instead' | 'inside' | 'calls' | 'app' | 'service' | 'only-me' | 'others' | 'phone' | 'prepare';

// biome-ignore format: a table is read by its columns
const topicsOf = {
  'not-open': ['instead', 'app', 'only-me', 'others'],
  site:       ['only-me'],
  part:       ['instead', 'app', 'only-me', 'others'],
  calls:      ['instead', 'calls', 'only-me'],
  slow:       ['instead', 'only-me', 'others'],
  refused:    ['instead', 'service', 'others'],
  down:       ['instead', 'service', 'others'],
  shutdown:   ['inside', 'phone', 'prepare'],
  offline:    ['phone', 'prepare'],
} as const satisfies Record<Trouble, readonly Topic[]>;

const ofWhole = {
  'not-open': 'not-open',
  refused: 'refused',
  down: 'down',
  slow: 'slow',
  'site-not-open': 'site',
} as const satisfies Record<Extract<Effect, 'not-open' | 'refused' | 'down' | 'slow' | 'site-not-open'>, Trouble>;

/** @param failing those of the headline, which fail alike; none where nothing fails, and a person misses calls */
function troubleOf(failing: readonly Row[], network: UnjudgedNetwork | undefined): Trouble {
  if (network === 'national-only') return 'shutdown';
  if (network === 'offline') return 'offline';
  const effects = failing[0]?.current?.effects ?? [];
  const [first] = effects;
  if (first !== undefined && isWhole(first)) return ofWhole[first];
  return effects.every((effect) => effect === 'calls' || effect === 'calls-partly') ? 'calls' : 'part';
}
