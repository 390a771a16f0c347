import { serviceName } from '../../../catalogue/known-services.ts';
import { type ChangeEvent, isOfPart, type PartChange } from '../../../history/change-events.ts';
import { isOwn } from '../../../history/own.ts';
import type { Change } from '../../../history/turns.ts';
import { partEffect } from '../../../model/effect.ts';
import type { LabelledNetwork } from '../../../model/network-label.ts';
import type { Settings } from '../../../model/settings.ts';
import { isProblem } from '../../../model/verdict.ts';
import { catalogue } from '../../shared/catalogue.ts';
import { partsText } from '../../shared/current/status-word.ts';
import { capital, list } from '../../shared/format.ts';
import { StateMark, toneOf } from '../../shared/state-mark.tsx';
import { t, textKey } from '../../shared/text.ts';
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
      {events
        .map(({ change, functions }) => ({ change, parts: partsOf(change, functions) }))
        .map(({ change, parts }) => (
          <li
            key={`${change.at} ${change.profile} ${change.service} ${change.imported}`}
            data-change={change.service}
            data-function={change.function}
            data-state={change.state}
            data-tone={toneOf(change.state)}
          >
            <time dateTime={new Date(change.at).toISOString()}>{when(change.at)}</time>
            <StateMark state={change.state} />
            <span>
              {changeText(change, settings)}
              {!isOwn(change) && <span class="quiet"> · {t('round_imported')}</span>}
              {parts.length > 0 && <span class="change-parts quiet">{capital(list(parts))}</span>}
            </span>
            {networks.length > 1 && <bdi class="quiet">{networkLabel(change.profile, networks)}</bdi>}
          </li>
        ))}
    </ol>
  );
}

/** "Telegram looks blocked", "Telegram: calls don't connect", "Telegram, Calls: Works" */
export function changeText(change: Change, settings: Settings): string {
  const { service, state, from } = change;
  const app = serviceName(service, settings, catalogue.value);
  if (isOfPart(change)) {
    return isProblem(state)
      ? t('fails_parts', { apps: app, effects: partsText([partEffect(change)]) })
      : t('change_function', {
          app,
          function: t(textKey('function', change.function)),
          state: t(textKey('state', state)),
        });
  }
  return from === undefined && state === 'works' ? t('change_first', { app }) : t(textKey('change', state), { app });
}

/** "calls don't connect", "Web and Calls: Not sure". What is well, as the messenger is, goes without saying. */
function partsOf({ state: whole }: Change, functions: readonly PartChange[]): string[] {
  const said = functions.filter(({ state }) => isProblem(state) || state !== whole);
  const calm = [...new Set(said.map(({ state }) => state))].filter((state) => !isProblem(state));
  return [
    ...said.filter(({ state }) => isProblem(state)).map((change) => partsText([partEffect(change)])),
    ...calm.map((state) => {
      const names = said.filter((one) => one.state === state).map((one) => t(textKey('function', one.function)));
      return t('change_part', { function: list(names), state: t(textKey('state', state)) });
    }),
  ];
}
