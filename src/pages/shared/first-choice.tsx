import { useState } from 'preact/hooks';
import { commonServices } from '../../catalogue/common-services.ts';
import type { Service } from '../../model/service.ts';
import { localHints } from '../../platform/browser/hints.ts';
import { catalogue } from './catalogue.ts';
import { DashboardLink } from './dashboard-link.tsx';
import { t } from './text.ts';
import { toggleService } from './toggle-service.ts';
import { unsaved } from './unsaved.tsx';

/**
 * The messengers of the first check. Those that are common here are chosen already; the others are one click further.
 * The browser's question comes with the check, for what is chosen then.
 */
export function FirstChoice({ chosen }: { readonly chosen: readonly Service[] }) {
  // Chips stay where they are while they are clicked.
  const [{ near, far }] = useState(() => inTwoParts(chosen));
  const order = [...near, ...far].map(({ id }) => id);
  const on = new Set(chosen.map(({ id }) => id));
  const chips = (some: readonly Service[]) => (
    <div class="choices">
      {some.map((service) => (
        <label key={service.id} class="choice">
          <input
            {...unsaved}
            type="checkbox"
            data-action="choose"
            data-choice={service.id}
            checked={on.has(service.id)}
            // A check of nothing says nothing.
            disabled={on.size === 1 && on.has(service.id)}
            onChange={() => void toggleService(service.id, order)}
          />
          <bdi>{service.name}</bdi>
        </label>
      ))}
    </div>
  );
  return (
    <fieldset class="first-choice">
      <legend class="visually-hidden">{t('first_choice')}</legend>
      {chips(near)}
      <details>
        <summary>{t('first_choice_more')}</summary>
        {chips(far)}
        <DashboardLink route="/settings/apps" action="choose-apps" text={t('choose_apps')} />
      </details>
    </fieldset>
  );
}

/** What is common here or chosen already, and the rest. */
function inTwoParts(chosen: readonly Service[]) {
  const { services } = catalogue.value;
  const common = commonServices(localHints().timeZone).flatMap((id) => services.find((one) => one.id === id) ?? []);
  const near = [...chosen, ...common.filter(({ id }) => !chosen.some((one) => one.id === id))];
  return { near, far: services.filter(({ id }) => !near.some((one) => one.id === id)) };
}
