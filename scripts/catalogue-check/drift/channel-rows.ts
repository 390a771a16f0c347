import { isLate, isSilent, lateness } from './lateness.ts';
import type { DriftRow } from './seen.ts';

/** What to look for if a channel is refused. */
const lookFor: Readonly<Record<number, string>> = {
  400: 'find out which subprotocol or path its client asks for',
  401: 'it wants a login, so ask another address of it',
  403: 'find out which Origin its client sends',
  404: 'find the new path',
  426: 'find out which protocol its client upgrades to',
};

/** A WebSocket: its handshake, and the second after it. */
export const channelRows: readonly DriftRow[] = [
  {
    when: isSilent,
    say: ({ host }) => `${host} never answers the request for a channel: ask from another line, or find the new path.`,
  },
  {
    when: ({ answer }) => answer?.error !== undefined,
    say: ({ host, answer }) =>
      `${host} hangs up on the request for a channel (${answer?.error}): ask from another line, or find the new path.`,
  },
  {
    when: ({ answer }) => answer?.opened === false,
    say: ({ host, answer }) =>
      `${host} refuses the channel with ${answer?.status} where the list says that it opens: ${lookFor[answer?.status ?? 0] ?? 'find the new path'}.`,
  },
  {
    when: ({ answer }) => answer?.end !== undefined,
    say: ({ host, answer }) =>
      `${host} opens the channel, and at once it is ${answer?.end}: find out what its client sends first, or says of itself.`,
  },
  {
    when: ({ answer }) => isLate(answer),
    say: ({ host, answer }) =>
      `${host} opens the channel after ${lateness(answer)}: nothing to change, but ask again at another hour.`,
  },
];
