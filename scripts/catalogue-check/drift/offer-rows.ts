import type { DriftRow, Seen } from './seen.ts';

/** What the contacts record of a server's offers, beside its answer. */
export const offers = { http3: 'HTTP/3 offered', nel: 'NEL sent' } as const;

/** The server was seen earlier, without this. */
const isNew = ({ before, answer }: Seen, offer: keyof typeof offers) =>
  answer?.[offer] === true && before !== undefined && !before.saw.includes(offers[offer]);

/** What a server did not offer when it was last seen. No verdict depends on it. */
export const offerRows: readonly DriftRow[] = [
  {
    when: (seen) => isNew(seen, 'http3'),
    say: ({ host }) => `${host} now offers HTTP/3: nothing to change, and checks can compare its QUIC with its TCP.`,
  },
  {
    when: (seen) => isNew(seen, 'nel'),
    say: ({ host }) =>
      `${host} now has browsers report failures to somebody (NEL): nothing to change, and checks take the header off.`,
  },
];
