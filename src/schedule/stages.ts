import { judgeNetwork } from '../judge/network.ts';
import type { CountryId } from '../model/country-id.ts';
import { ruleList } from '../model/rule.ts';
import { controlTasks, witnesses } from './control-tasks.ts';
import { isFinalRetry } from './final-retry.ts';
import { Moment } from './moment.ts';
import type { Plan, Task } from './plan.ts';
import { servicePhases } from './service-phases.ts';

/** What decides how far a check has come. */
export type StageFacts = Pick<Moment, 'interrupted' | 'abroad' | 'controls' | 'probes' | 'saysOffline' | 'signIn'>;

interface StageThen {
  /** What is asked for, and in which order it starts. */
  readonly asks: readonly (keyof typeof asks)[];
}

// biome-ignore format: a table is read by its rows
export const stageRules = ruleList<StageFacts, StageThen, never>([
  { group: 'before the connection is known', when: {}, rules: [
    // The network may be another one now, so nothing that was observed counts any more.
    { id: 'network-left', when: { interrupted: true }, then: { asks: [] } },
    // Guest networks let some sites through before sign-in. No service is judged there, so every control is asked instead.
    { id: 'guest-network', when: { abroad: true, probes: 'countries' }, then: { asks: ['first-controls', 'sign-in-checks', 'second-controls', 'last-from-abroad', 'countries'] }, after: ['network-left'] },
    // There is a way abroad. The first controls that are left show more of it.
    { id: 'abroad-answers', when: { abroad: true }, then: { asks: ['first-controls', 'sign-in-checks', 'services'] }, after: ['network-left', 'guest-network'] },
    // A page that is altered comes sooner than a site can answer over https. The pages of other vendors show whether each is altered.
    { id: 'first-page-altered', when: { controls: 'first', probes: 'countries', signIn: 'left' }, then: { asks: ['first-controls', 'sign-in-checks'] }, after: ['network-left', 'guest-network', 'abroad-answers'] },
    // Behind a sign-in page most sites are silent, so none waits for another.
    { id: 'pages-altered', when: { controls: 'first', probes: 'countries' }, then: { asks: ['first-controls', 'second-controls', 'countries'] }, after: ['network-left', 'guest-network', 'abroad-answers', 'first-page-altered'] },
    // Where one of them answers, few are enough.
    { id: 'first-controls-left', when: { controls: 'first' }, then: { asks: ['first-controls'] }, after: ['network-left', 'guest-network', 'abroad-answers', 'first-page-altered', 'pages-altered'] },
    // Sites of one country answer, and the first ones abroad did not: the others show whether anything abroad does.
    { id: 'others-abroad-left', when: { controls: 'others', probes: 'domestic' }, then: { asks: ['first-controls', 'sign-in-checks', 'second-controls', 'last-from-abroad'] }, after: ['network-left', 'abroad-answers'] },
    // The first ones may be blocked. On a very slow line http is answered last, so nothing waits for it.
    { id: 'others-left', when: { controls: 'others' }, then: { asks: ['first-controls', 'sign-in-checks', 'second-controls'] }, after: ['network-left', 'guest-network', 'abroad-answers', 'others-abroad-left'] },
  ] },
  { group: 'no answer from abroad', when: {}, after: ['before the connection is known'], rules: [
    // Nothing can answer.
    { id: 'nothing-allowed', when: { probes: 'nothing' }, then: { asks: [] } },
    // A browser may call a dead line online, but not the reverse.
    { id: 'offline', when: { probes: 'witnesses', saysOffline: true }, then: { asks: [] } },
    // Controls can be blocked too. If any service answers, the internet is reachable although they are silent.
    { id: 'controls-silent', when: { probes: 'witnesses' }, then: { asks: ['countries', 'witnesses'] }, after: ['offline'] },
    // Plain pages may be altered without a portal, and a country may let only its own sites through.
    { id: 'portal', when: { probes: 'countries' }, then: { asks: ['countries'] } },
    // On a lossy line another control abroad may answer although these did not.
    { id: 'one-country', when: { probes: 'domestic' }, then: { asks: ['last-from-abroad', 'domestic-services'] } },
    // Something answers, so services may.
    { id: 'services-allowed', when: {}, then: { asks: ['services'] } },
  ] },
]);

const asks = {
  'first-controls': (moment) => moment.firstControls(),
  'sign-in-checks': (moment) => moment.signInChecks(),
  'second-controls': (moment) => moment.secondControls(),
  countries: ({ plan, check }) => controlTasks(plan.elsewhere, check, 'before'),
  witnesses: ({ plan, check }) => witnesses(plan, check).slice(0, plan.isQuiet ? 1 : undefined),
  'last-from-abroad': ({ plan, check }) => {
    const abroad = plan.reserve.filter((control) => control.class === 'foreign');
    return controlTasks(abroad, check, 'before');
  },
  'domestic-services': ({ plan, check, hints }) => {
    const part = domesticPart(plan, judgeNetwork(check, hints).country);
    return part.endpoints.length > 0 ? servicesDue(new Moment(part, check, hints)) : [];
  },
  services: servicesDue,
} satisfies Readonly<Record<string, (moment: Moment) => readonly Task[]>>;

export function tasksAt(moment: Moment): Task[] {
  return stageRules.first(moment).then.asks.flatMap((ask) => asks[ask](moment));
}

function servicesDue(moment: Moment): Task[] {
  return moment.plan.isQuiet ? visitDue(moment) : servicePhases.due(moment);
}

/** One service after the other, as a person opens one page after the other, and then what concerns all of them. */
function visitDue(moment: Moment): Task[] {
  const { plan, check, hints } = moment;
  // Whether the connection still works is asked in the end.
  const alone = { ...plan, first: [], second: [], reserve: [], elsewhere: [] };
  for (const service of new Set(plan.endpoints.map((planned) => planned.service))) {
    const endpoints = plan.endpoints.filter((planned) => planned.service === service);
    const due = servicePhases.due(new Moment({ ...alone, services: [service], endpoints }, check, hints));
    const visit = due.filter((task) => !isFinalRetry(task));
    if (visit.length > 0) return visit;
  }
  return servicePhases.due(moment);
}

/**
 * The part of a plan that remains where nothing from abroad answers: the services and the transfer controls of the
 * country.
 */
function domesticPart(plan: Plan, country: CountryId | undefined): Plan {
  return {
    ...plan,
    endpoints: plan.endpoints.filter(
      ({ service }) => service.domesticIn !== undefined && service.domesticIn === country,
    ),
    transferControls: plan.transferControls.filter((control) => control.country === country),
  };
}
