import type { Observation } from '../model/observation.ts';
import type { Staying } from './websocket.ts';

/** The observation of a channel after it opened; nothing for one that stays open, or that its server closes. */
export type ChannelMoment = Pick<Observation, 'outcome'> & Partial<Pick<Observation, 'transfer' | 'reused'>>;

const moments: Readonly<Record<Staying['how'], ((bytes: number) => ChannelMoment) | undefined>> = {
  cut: () => ({ outcome: { kind: 'failed', failure: 'channel_cut' } }),
  // Not a failure, but its bytes count. The connection is that of the opening.
  flooded: (bytes) => ({
    outcome: { kind: 'opened' },
    reused: true,
    transfer: { direction: 'down', bytes, end: 'enough' },
  }),
  stayed: undefined,
  closed: undefined,
};

export function momentOf({ how, bytes }: Staying): ChannelMoment | undefined {
  return moments[how]?.(bytes);
}
