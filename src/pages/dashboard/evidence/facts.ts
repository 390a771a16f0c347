import type { AboutEvidence } from '../../../history/export/evidence-file.ts';
import type { Gathered } from '../../../history/export/gather-evidence.ts';
import { isJudgedNetwork, type NetworkState } from '../../../model/network-states.ts';
import { list, momentWithZone } from '../../shared/format.ts';
import { numberFormat } from '../../shared/intl-formats.ts';
import { plural, type TextKey, t, textKey } from '../../shared/text.ts';

interface Fact {
  readonly name: string;
  readonly values: readonly string[];
  /** The values are names and moments, which stand by themselves in a text of either direction. */
  readonly isolated?: boolean;
}

/** Who measured what, when, how often, and from where, as names and values. */
export function factsOf(
  { checks, controls, networks, rulesets }: Gathered,
  { madeAt, madeBy, place, provider }: Pick<AboutEvidence, 'madeAt' | 'madeBy' | 'place' | 'provider'>,
): Fact[] {
  const moment = (iso: string | undefined) => (iso === undefined ? [] : [momentWithZone(Date.parse(iso))]);
  return [
    { name: t('proof_made'), values: [madeBy, momentWithZone(madeAt)], isolated: true },
    { name: t('proof_place'), values: place ? [place] : [], isolated: true },
    { name: t('proof_provider'), values: provider ? [provider] : [], isolated: true },
    {
      name: t('proof_rules'),
      values: [
        t('proof_rules_version', { versions: list(rulesets.map((version) => numberFormat({}).format(version))) }),
      ],
    },
    { name: t('proof_first'), values: moment(checks.first), isolated: true },
    { name: t('proof_last'), values: moment(checks.last), isolated: true },
    {
      name: t('history_checks'),
      values: [
        t('proof_checks', { total: checks.total, finished: checks.finished }),
        t('proof_begun', { person: checks.byPerson, schedule: checks.bySchedule }),
      ],
    },
    {
      name: t('proof_networks'),
      values: networks.map(({ name, checks: count }) =>
        t('state_apps', { state: nameText(name), apps: plural('notify_checks', count) }),
      ),
    },
    { name: t('proof_controls'), values: [t('proof_answered', { ...controls })] },
    { name: t('proof_in_the_way'), values: inTheWay(networks) },
  ].filter(({ values }) => values.length > 0);
}

/** "Network 1" for `network-1`, which stands for a name that the person keeps to themselves. */
function nameText(name: string): string {
  const number = /^network-(\d+)$/.exec(name)?.[1];
  return number === undefined ? name : t('proof_network', { number: Number(number) });
}

/** The states of the connection in which no messenger is judged, each with the number of checks. */
function inTheWay(networks: Gathered['networks']): string[] {
  const counts = new Map<NetworkState, number>();
  for (const { connection } of networks) {
    for (const [state, count] of Object.entries(connection) as [NetworkState, number][]) {
      counts.set(state, (counts.get(state) ?? 0) + count);
    }
  }
  return [...counts].flatMap(([state, count]) =>
    isJudgedNetwork(state) ? [] : [t('state_count', { state: t(textKey('shared_network', state)), count })],
  );
}

const keys = [
  'proof_limit_apps',
  'proof_limit_who',
  'proof_limit_elsewhere',
  'proof_limit_vpn',
  'proof_limit_clock',
  'proof_limit_sums',
  'proof_limit_rules',
] as const satisfies readonly TextKey[];

/** What evidence does not prove, in sentences: the same on the page and in the file. */
export const limits = (): string[] => keys.map((key) => t(key, { likely: t('confidence_likely') }));
