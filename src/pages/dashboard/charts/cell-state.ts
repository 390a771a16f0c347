import type { Tally } from '../../../history/tally.ts';
import { isJudgedNetwork, type NetworkState } from '../../../model/network-states.ts';
import { type ServiceState, serviceStates } from '../../../model/verdict.ts';

/** What a cell shows of some checks: states of a messenger, or that the connection kept them from being judged. */
export type CellState = ServiceState | 'offline';

/** The worst first. */
export const cellStates: readonly CellState[] = serviceStates.flatMap((state) =>
  state === 'unsure' ? (['offline', state] as const) : [state],
);

export type CellTally = Tally<CellState>;

/** Checks of a messenger, of which those that a failed connection left open stand apart. */
export function withOffline(tally: Tally, network: Tally<NetworkState> | undefined): CellTally {
  const { unsure = 0, ...others } = tally.states;
  const offline = Math.min(unsure, network ? failedRounds(network) : 0);
  return {
    rounds: tally.rounds,
    states: {
      ...others,
      ...(offline > 0 ? { offline } : {}),
      ...(unsure > offline ? { unsure: unsure - offline } : {}),
    },
  };
}

/** In how many rounds the connection let no messenger be judged. */
export function failedRounds({ states }: Tally<NetworkState>): number {
  return (Object.entries(states) as [NetworkState, number][])
    .filter(([state]) => !isJudgedNetwork(state))
    .reduce((sum, [, count]) => sum + count, 0);
}
