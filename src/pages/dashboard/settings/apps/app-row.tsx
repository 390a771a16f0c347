import { isCustom } from '../../../../model/custom-service.ts';
import type { Service, ServiceId } from '../../../../model/service.ts';
import { Switch } from '../../../shared/controls.tsx';
import { LetterTile } from '../../../shared/letter-tile.tsx';
import { disableService, enableService, removeCustomService } from '../../../shared/service-choice.ts';
import { t } from '../../../shared/text.ts';

interface Props {
  readonly service: Service;
  readonly on: boolean;
  /** Absent for the first. */
  readonly up?: () => void;
  /** Absent for the last. */
  readonly down?: () => void;
  readonly onToggle: () => void;
}

/** The element id of a service's switch. */
export function switchOf(service: ServiceId): string {
  return `app-${service}`;
}

/** One messenger: its switch, the buttons to move it, and a button to remove a custom one. */
export function AppRow({ service, on, up, down, onToggle }: Props) {
  const { id, name, endpoints } = service;
  const own = isCustom(id);
  const input = switchOf(id);
  return (
    <li class="app" data-service={id}>
      <LetterTile name={name} />
      <label class="app-name" for={input}>
        <bdi>{name}</bdi>
        {own && (
          <span class="quiet own-address" dir="ltr">
            {endpoints[0]?.url}
          </span>
        )}
        {own && endpoints[0]?.healthy.status === 'any' && <span class="quiet own-address">{t('own_any_answer')}</span>}
      </label>
      {own && (
        <button
          type="button"
          class="button button-small button-quiet"
          data-action="remove"
          aria-label={t('app_remove_for', { app: name })}
          onClick={() => void removeCustomService(id)}
        >
          {t('app_remove')}
        </button>
      )}
      {on && (
        <span class="moves">
          <MoveButton direction="up" label={t('app_up', { app: name })} onPress={up} />
          <MoveButton direction="down" label={t('app_down', { app: name })} onPress={down} />
        </span>
      )}
      <Switch
        ids={{ id: input }}
        action="enable"
        on={on}
        change={() => {
          onToggle();
          return on ? disableService(id) : enableService(service);
        }}
      />
    </li>
  );
}

interface MoveButtonProps {
  readonly direction: 'up' | 'down';
  readonly label: string;
  /** Absent if it cannot move further. */
  readonly onPress: (() => void) | undefined;
}

function MoveButton({ direction, label, onPress }: MoveButtonProps) {
  return (
    <button
      type="button"
      class="button button-icon"
      data-action={direction}
      aria-label={label}
      title={label}
      disabled={!onPress}
      onClick={onPress}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path
          d={direction === 'up' ? 'm4 10 4-4 4 4' : 'm4 6 4 4 4-4'}
          fill="none"
          stroke="currentColor"
          stroke-width="1.6"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      </svg>
    </button>
  );
}
