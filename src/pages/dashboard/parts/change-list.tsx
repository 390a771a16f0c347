import { serviceName } from '../../../catalogue/known-services.ts';
import type { ChangeEvent } from '../../../history/change-events.ts';
import type { Change } from '../../../history/turns.ts';
import type { LabelledNetwork } from '../../../model/network-label.ts';
import type { Settings } from '../../../model/settings.ts';
import { list } from '../../shared/format.ts';
import { StateMark } from '../../shared/state-mark.tsx';
import { t, textKey } from '../../shared/text.ts';
import { toneOf } from '../../shared/tone.ts';
import { networkLabel } from './network-label.ts';

interface Props {
  readonly events: readonly ChangeEvent[];
  readonly networks: readonly LabelledNetwork[];
  readonly settings: Settings;
  /** Writes a time (epoch ms). */
  readonly when: (at: number) => string;
  /** The id of the heading. */
  readonly label?: string;
}

/** A list of changes with their times, and with their networks if there are several. */
export function ChangeList({ events, networks, settings, when, label }: Props) {
  return (
    <ol class="changes" {...(label ? { 'aria-labelledby': label } : {})}>
      {events.map(({ change, functions }) => (
        <li
          key={`${change.at} ${change.profile} ${change.service}`}
          data-change={change.service}
          data-function={change.function}
          data-state={change.state}
          data-tone={toneOf(change.state)}
        >
          <time dateTime={new Date(change.at).toISOString()}>{when(change.at)}</time>
          <StateMark state={change.state} />
          <span>
            {changeText(change, settings)}
            {functions.length > 0 && <span class="change-parts quiet">{list(functions.map(partText))}</span>}
          </span>
          {networks.length > 1 && <bdi class="quiet">{networkLabel(change.profile, networks)}</bdi>}
        </li>
      ))}
    </ol>
  );
}

/** "Telegram looks blocked", "Telegram, Calls: Blocked" */
export function changeText(change: Change, settings: Settings): string {
  const { service, function: part, state, from } = change;
  const app = serviceName(service, settings);
  if (part !== undefined) {
    return t('change_function', { app, function: t(textKey('function', part)), state: t(textKey('state', state)) });
  }
  return from === undefined && state === 'works' ? t('change_first', { app }) : t(textKey('change', state), { app });
}

/** "Calls: Blocked" */
function partText({ function: part, state }: Change): string {
  const word = t(textKey('state', state));
  return part === undefined ? word : t('change_part', { function: t(textKey('function', part)), state: word });
}
