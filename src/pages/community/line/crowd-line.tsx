import { agreement, crowdVerdict, networkCell } from '../../../../protocol/wire/cell.ts';
import { snapshotToShow } from '../../../community/outbox/participation.ts';
import { claimOf, type ServiceVerdict } from '../../../model/verdict.ts';
import { type TextKey, t } from '../../shared/text.ts';
import { type Participation, useParticipation } from './use-participation.ts';

/** "About 15 of 20 people on your provider see the same": beside the verdict, and never part of it. */
export function CrowdLine({ verdict }: { readonly verdict: ServiceVerdict }) {
  const participation = useParticipation();
  const line = participation && lineFor(participation, verdict);
  return (
    line && (
      <p class="crowd-line" data-crowd={line.kind}>
        {t(line.text, line.values)}
      </p>
    )
  );
}

function lineFor(participation: Participation, verdict: ServiceVerdict): AgreementLine | undefined {
  const { mode, changed } = participation.choice;
  if (changed) return { kind: 'paused', text: 'crowd_paused' };
  return mode === 'off' ? undefined : crowdLine(participation, verdict);
}

interface AgreementLine {
  readonly kind: 'provider' | 'country' | 'too-few' | 'contested' | 'held' | 'paused';
  readonly text: TextKey;
  readonly values?: { readonly same: number; readonly of: number };
}

/** Undefined without a snapshot of this country that may be shown, and for a verdict that others cannot agree with. */
export function crowdLine(
  { state, place }: Pick<Participation, 'state' | 'place'>,
  verdict: ServiceVerdict,
): AgreementLine | undefined {
  const snapshot = snapshotToShow(state);
  if (!snapshot || (place && place.cc !== snapshot.country)) return undefined;
  // Nobody shares what only a site says.
  if (claimOf(verdict.state).about === 'site') return undefined;
  const { service } = verdict;
  const own = place && place.asn !== 0 ? networkCell(snapshot, place.asn, service, 'day') : undefined;
  const cell = own ?? snapshot.services[service]?.day;
  switch (crowdVerdict(cell)) {
    case 'contested':
      return { kind: 'contested', text: 'crowd_contested' };
    case 'held':
      return { kind: 'held', text: 'crowd_held' };
    default: {
      const values = agreement(cell, verdict.state);
      if (values) {
        return own
          ? { kind: 'provider', text: 'crowd_same_provider', values }
          : { kind: 'country', text: 'crowd_same_country', values };
      }
      return cell ? undefined : { kind: 'too-few', text: 'crowd_too_few' };
    }
  }
}
