import { serviceName } from '../../../catalogue/known-services.ts';
import type { Change } from '../../../history/turns.ts';
import type { LabelledNetwork } from '../../../model/network-label.ts';
import type { Settings } from '../../../model/settings.ts';
import { moment } from '../../shared/format.ts';
import { StateMark } from '../../shared/state-mark.tsx';
import { t, textKey } from '../../shared/text.ts';
import { toneOf } from '../../shared/tone.ts';
import { networkLabel } from './network-label.ts';

interface Props {
  readonly changes: readonly Change[];
  readonly networks: readonly LabelledNetwork[];
  readonly settings: Settings;
  /** Epoch ms. */
  readonly now: number;
}

/** A list of changes with their times, and with their networks if there are several. */
export function ChangeList({ changes, networks, settings, now }: Props) {
  return (
    <ol class="changes">
      {changes.map((change) => (
        <li
          key={`${change.at} ${change.profile} ${change.service} ${change.function}`}
          data-change={change.service}
          data-function={change.function}
          data-state={change.state}
          data-tone={toneOf(change.state)}
        >
          <time dateTime={new Date(change.at).toISOString()}>{moment(change.at, now)}</time>
          <StateMark state={change.state} />
          <span>{changeText(change, settings)}</span>
          {networks.length > 1 && <bdi class="quiet">{networkLabel(change.profile, networks)}</bdi>}
        </li>
      ))}
    </ol>
  );
}

/** "Telegram looks blocked", "Telegram: Calls – Blocked" */
export function changeText({ service, function: part, state, from }: Change, settings: Settings): string {
  const app = serviceName(service, settings);
  if (part !== undefined) {
    return t('change_function', { app, function: t(textKey('function', part)), state: t(textKey('state', state)) });
  }
  return from === undefined && state === 'works' ? t('change_first', { app }) : t(textKey('change', state), { app });
}
