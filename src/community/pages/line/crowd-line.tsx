import type { ServiceVerdict } from '../../../model/verdict.ts';
import { type TextKey, t } from '../../../pages/shared/text.ts';
import { agreement, crowdVerdict, networkCell } from '../../protocol/wire/cell.ts';
import { type CrowdView, useCrowd } from './crowd-view.ts';

/** "About 15 of 20 people on your provider see the same": beside the verdict, and never part of it. */
export function CrowdLine({ verdict }: { readonly verdict: ServiceVerdict }) {
  const crowd = useCrowd();
  const told = crowd && crowd.choice.mode !== 'off' ? crowdLine(crowd, verdict) : undefined;
  return (
    told && (
      <p class="crowd-line" data-crowd={told.kind}>
        {t(told.text, told.values)}
      </p>
    )
  );
}

interface Told {
  readonly kind: 'provider' | 'country' | 'too-few' | 'contested' | 'held';
  readonly text: TextKey;
  readonly values?: { readonly same: number; readonly of: number };
}

/** Undefined where nothing was read, or where this verdict says nothing that others could agree with. */
export function crowdLine(
  { state, place }: Pick<CrowdView, 'state' | 'place'>,
  verdict: ServiceVerdict,
): Told | undefined {
  const { snapshot } = state;
  if (!snapshot || (place && place.cc !== snapshot.country)) return undefined;
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
