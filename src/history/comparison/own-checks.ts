import { isPlace, unknownNetwork } from '../../model/network-label.ts';
import { isJudgedNetwork } from '../../model/network-states.ts';
import type { Round } from '../../model/round.ts';
import type { ServiceId } from '../../model/service.ts';
import { roundsOnThisNetwork } from '../same-network.ts';
import { type Browser, type ComparedCheck, comparableMs, type NetworkKind } from './compared-check.ts';
import { type Found, outcomeOf } from './outcome.ts';
import { partResultsOf } from './part-result.ts';

/** This browser's results on one network. */
export interface OwnCheck extends ComparedCheck {
  /** The id of the network. */
  readonly network: string;
  /** Through a proxy or VPN that the check itself saw, not one that the person named. */
  readonly proxied: boolean;
  /** Messengers on which the last day's checks disagree. */
  readonly unsteady: readonly ServiceId[];
}

/**
 * The newest results of each network on which this browser could judge messengers within the last day; the newest
 * network first.
 * @param rounds the last days' rounds, newest first
 * @param now epoch ms
 */
export function ownChecks(rounds: readonly Round[], browser: Browser, now: number): OwnCheck[] {
  const oldestFirst = rounds.filter(({ at, status }) => status === 'finished' && now - at <= comparableMs).toReversed();
  const profiles = new Set(oldestFirst.map(({ profile }) => profile));
  return [...profiles]
    .flatMap((profile) => {
      const here = roundsOnThisNetwork(oldestFirst, { profile }).filter(
        ({ network }) => network && isJudgedNetwork(network.state),
      );
      return [here.filter(isProxied), here.filter((round) => !isProxied(round))];
    })
    .flatMap((here) => ownCheck(here.toReversed(), browser))
    .toSorted((a, b) => b.at - a.at);
}

const isProxied = ({ network }: Round) => network?.state === 'proxied';

/** @param rounds the rounds of one network, newest first */
function ownCheck(rounds: readonly Round[], browser: Browser): OwnCheck[] {
  const [newest] = rounds;
  if (!newest) return [];
  const found = new Map<ServiceId, Found[]>();
  for (const { verdicts, extent } of rounds) {
    for (const verdict of verdicts) {
      const whole = extent === 'whole';
      found.set(verdict.service, [...(found.get(verdict.service) ?? []), { parts: partResultsOf(verdict), whole }]);
    }
  }
  const proxied = isProxied(newest);
  return [
    {
      browser,
      network: newest.profile,
      proxied,
      kind: proxied ? 'vpn' : kindOf(newest.profile),
      at: newest.at,
      whole: rounds.every(({ extent }) => extent === 'whole'),
      services: new Map([...found].map(([id, [last]]) => [id, last?.parts ?? new Map()])),
      unsteady: [...found].flatMap(([id, all]) => (isUnsteady(all) ? [id] : [])),
    },
  ];
}

function isUnsteady([newest, ...before]: readonly Found[]): boolean {
  return newest !== undefined && before.some((one) => ['differ', 'crossed'].includes(outcomeOf(newest, one).kind));
}

function kindOf(profile: string): NetworkKind {
  return isPlace(profile) ? profile : unknownNetwork;
}
