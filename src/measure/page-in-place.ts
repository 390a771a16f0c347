import { companyOf } from '../model/companies.ts';
import { isCustom } from '../model/custom-service.ts';
import type { Observation } from '../model/observation.ts';
import type { Endpoint } from '../model/service.ts';
import { type Attempt, type PageInPlace, readAttempt } from './attempt.ts';
import { leadsAway } from './leads-away.ts';
import { isReadable } from './readable.ts';

/** The pages of a round that services did not make. No control answers with one, or it would be the connection's. */
export interface PagesInPlace {
  readonly of: (o: Observation, endpoint: Endpoint) => PageInPlace | undefined;
}

/**
 * Services of so many companies have to answer with one page, against what is known of their own.
 * @source our choice: the catalogue may be out of date for one, and two companies have no page in common
 */
const fewestAnswering = 2;

/**
 * Those of so many have to lead to one host.
 * @source two companies may use one login page; a filter redirects everyone to its own page
 */
const fewestRedirected = 3;

/**
 * So many hosts of one service have to answer with one page.
 * @source our choice: one may have moved by itself
 */
const fewestHosts = 2;

/**
 * So many controls have to answer with pages of their own, or by an authority that nobody added.
 * @source our choice, as for a verdict on the connection
 */
const fewestControls = 2;

export function pagesInPlace(seen: readonly Observation[]): PagesInPlace {
  const answers = seen.filter(({ probe, outcome }) => probe === 'https' && outcome.kind === 'answered');
  const controls = answers.filter(({ subject }) => subject.kind === 'control');
  const own = answers.filter(({ subject }) => subject.kind === 'service');
  const ofControls = new Set(controls.flatMap((o) => [o.pageTag, redirectOf(o)]));
  const enough = controls.filter(({ pageTag }) => pageTag !== undefined).length >= fewestControls;
  const foreign = own.filter((o) => lacksMarks(o) && enough && !ofControls.has(o.pageTag));
  const isUnread = controls.length >= fewestControls && !controls.some(isReadable);
  const read = new Set(foreign.filter((o) => isUnread && isReadable(o)).map(({ pageTag }) => pageTag));
  const shared = commonTo(fewestAnswering, foreign, ({ pageTag }) => pageTag);
  const targets = commonTo(fewestRedirected, own, redirectOf);
  const only = new Set(
    foreign.filter((o) => isOnlyPage(o, own, seen)).map(({ subject, pageTag }) => keyOf(subject, pageTag)),
  );
  return {
    of(o, endpoint) {
      const { pageTag, subject } = o;
      const target = redirectOf(o);
      if (target !== undefined && targets.has(target) && !ofControls.has(target) && leadsAway(target, endpoint))
        return 'shared';
      if (pageTag === undefined || o.outcome.kind !== 'answered') return undefined;
      if (read.has(pageTag)) return 'read';
      if (shared.has(pageTag)) return 'shared';
      return only.has(keyOf(subject, pageTag)) ? 'only' : undefined;
    },
  };
}

/** One try at an endpoint, by what else was seen. */
export function readBeside(o: Observation, endpoint: Endpoint, pages: PagesInPlace): Attempt {
  const page = pages.of(o, endpoint);
  return page ? { kind: 'foreign-answer', by: page } : readAttempt(o, endpoint);
}

/** A success without what the real page has by the catalogue. */
function lacksMarks({ outcome, pageTag }: Observation): boolean {
  return pageTag !== undefined && outcome.kind === 'answered' && !outcome.healthy;
}

function redirectOf({ outcome }: Observation): string | undefined {
  return outcome.kind === 'answered' ? outcome.redirectedTo : undefined;
}

/** What services of so many companies have in common. Custom services do not count: many pages of one company lead to its login page. */
function commonTo<What>(
  fewest: number,
  seen: readonly Observation[],
  what: (o: Observation) => What,
): ReadonlySet<What> {
  const companies = new Map<What, Set<string>>();
  for (const o of seen) {
    if (o.subject.kind !== 'service' || isCustom(o.subject.service) || what(o) === undefined) continue;
    companies.set(what(o), (companies.get(what(o)) ?? new Set()).add(companyOf(o.subject.service)));
  }
  return new Set([...companies].filter(([, ones]) => ones.size >= fewest).map(([one]) => one));
}

/** Does nothing of the service answer in another way? */
function isOnlyPage(
  { subject, pageTag }: Observation,
  answers: readonly Observation[],
  seen: readonly Observation[],
): boolean {
  const isOwn = (o: Observation) =>
    o.subject.kind === 'service' && subject.kind === 'service' && o.subject.service === subject.service;
  const own = answers.filter(isOwn);
  const hosts = new Set(own.map(({ host }) => host));
  const opens = seen.some((o) => isOwn(o) && o.outcome.kind === 'opened');
  return !opens && hosts.size >= fewestHosts && own.every((o) => o.pageTag === pageTag);
}

function keyOf(subject: Observation['subject'], pageTag: number | undefined): string {
  return `${subject.kind === 'service' ? subject.service : ''} ${pageTag}`;
}
