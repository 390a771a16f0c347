import type { FreezeRule } from '../censor/rule.ts';
import { hostsOf } from '../hosts.ts';
import { anyOf, type Expected, partly, type Scenario, type Verdict } from './scenario.ts';

type Service = Parameters<typeof hostsOf>[number];

/**
 * The page is shorter than what passes, or only its beginning comes, and nothing shows whether the files that it names
 * do.
 */
const shortPage = partly({ web: 'unsure', media: 'blocked' }, 'freeze', 'timeout');
const longPage = partly({ web: 'blocked', media: 'blocked' }, 'freeze', 'timeout');
/** Without its page, nothing names a file. */
const pageAlone = partly({ web: 'blocked', media: 'unsure' }, 'freeze', 'timeout');
const byChance = anyOf(
  'whether a page of 15 kB fits into so many packets is a matter of chance',
  longPage,
  shortPage,
  pageAlone,
);
const site: Verdict = { state: 'site-only', functions: { web: 'works', media: 'blocked' } };
const frozenSite: Verdict = {
  state: 'site-blocked',
  cause: 'freeze',
  functions: { web: 'blocked', media: 'blocked' },
};

type Limit = Pick<FreezeRule, 'afterBytes' | 'afterPackets' | 'direction'>;

const table: readonly (readonly [Limit, Readonly<Partial<Record<Service, Expected>>>])[] = [
  [
    { afterBytes: 12_000, direction: 'both' },
    { telegram: shortPage, messenger: pageAlone },
  ],
  [
    { afterBytes: 12_000, direction: 'down' },
    { discord: longPage, whatsapp: longPage },
  ],
  [
    { afterBytes: 16_000, direction: 'down' },
    { signal: shortPage, viber: site },
  ],
  [
    { afterBytes: 20_000, direction: 'both' },
    { whatsapp: longPage, messenger: longPage },
  ],
  [
    { afterBytes: 20_000, direction: 'down' },
    { telegram: shortPage, discord: shortPage },
  ],
  [
    { afterBytes: 32_000, direction: 'both' },
    { discord: shortPage, signal: shortPage },
  ],
  [
    { afterBytes: 32_000, direction: 'down' },
    { telegram: shortPage, messenger: longPage },
  ],
  [
    { afterPackets: 14, direction: 'both' },
    { telegram: shortPage, viber: frozenSite },
  ],
  [
    { afterPackets: 18, direction: 'both' },
    { discord: byChance, messenger: byChance },
  ],
  [
    { afterPackets: 18, direction: 'down' },
    { signal: shortPage, whatsapp: longPage },
  ],
  [
    { afterPackets: 25, direction: 'down' },
    { telegram: shortPage, discord: shortPage },
  ],
];

/** Two services at a time freeze, after some bytes or packets, downwards or both ways. */
export const freezes: readonly Scenario[] = table.map(([limit, services]) => {
  const ids = Object.keys(services) as Service[];
  const { afterBytes, afterPackets, direction } = limit;
  const after = afterBytes === undefined ? `${afterPackets}-packets` : `${afterBytes / 1000}-kb`;
  return {
    name: `freeze-after-${after}-${direction === 'both' ? 'both-ways' : 'downwards'}-of-${ids.join('-and-')}`,
    source: 'S4: 12 to 32 KB, 14 to 25 packets (net4people#490, dpi-checkers)',
    rules: [{ kind: 'freeze', names: hostsOf(...ids), ...limit }],
    network: 'online',
    services,
  };
});
