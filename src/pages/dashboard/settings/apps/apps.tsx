import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { knownServices } from '../../../../catalogue/known-services.ts';
import type { ServiceId } from '../../../../model/service.ts';
import type { Settings } from '../../../../model/settings.ts';
import { catalogue } from '../../../shared/catalogue.ts';
import { chosenServices } from '../../../shared/chosen-services.ts';
import { moveService } from '../../../shared/service-choice.ts';
import { t } from '../../../shared/text.ts';
import { AppRow, switchOf } from './app-row.tsx';
import { OwnApp } from './own-app.tsx';

/** Which messengers are checked, their order, and the custom ones. */
export function Apps({ settings }: { readonly settings: Settings }) {
  const chosen = chosenServices(settings);
  const ids = chosen.map(({ id }) => id);
  const others = knownServices(settings, catalogue.value).filter(({ id }) => !ids.includes(id));
  const moved = useRef<{ readonly id: ServiceId; readonly action: 'up' | 'down' | 'enable' } | undefined>(undefined);
  const [announcement, setAnnouncement] = useState('');
  // A row loses the focus when it moves.
  useLayoutEffect(() => {
    if (!moved.current) return;
    const { id, action } = moved.current;
    const row = document.getElementById(switchOf(id))?.closest('li');
    const control =
      row?.querySelector<HTMLElement>(`[data-action="${action}"]:not([disabled])`) ??
      row?.querySelector<HTMLElement>('[data-action="up"]:not([disabled]), [data-action="down"]:not([disabled])');
    control?.focus();
    moved.current = undefined;
  }, [ids.join()]);
  const move = async (index: number, by: -1 | 1) => {
    const service = chosen[index];
    if (!service) return;
    moved.current = { id: service.id, action: by < 0 ? 'up' : 'down' };
    await moveService(service.id, by);
    setAnnouncement(t('app_moved', { app: service.name, position: index + 1 + by, total: chosen.length }));
  };
  const toggled = (id: ServiceId) => {
    moved.current = { id, action: 'enable' };
  };
  return (
    <>
      <p class="quiet">{t('apps_hint')}</p>
      <h3 id="apps-on">{t('apps_on')}</h3>
      {chosen.length === 0 && <p>{t('headline_none')}</p>}
      <ul class="apps" aria-labelledby="apps-on">
        {chosen.map((service, index) => (
          <AppRow
            key={service.id}
            service={service}
            on
            onToggle={() => toggled(service.id)}
            {...(index > 0 ? { up: () => void move(index, -1) } : {})}
            {...(index < chosen.length - 1 ? { down: () => void move(index, 1) } : {})}
          />
        ))}
      </ul>
      <p class="visually-hidden" role="status">
        {announcement}
      </p>
      {others.length > 0 && (
        <>
          <h3 id="apps-off">{t('apps_off')}</h3>
          <ul class="apps apps-off" aria-labelledby="apps-off">
            {others.map((service) => (
              <AppRow key={service.id} service={service} on={false} onToggle={() => toggled(service.id)} />
            ))}
          </ul>
        </>
      )}
      <OwnApp settings={settings} />
    </>
  );
}
