import { serviceById } from '../../../catalogue/known-services.ts';
import type { NextStep } from '../../../catalogue/next-steps.ts';
import type { ServiceId } from '../../../model/service.ts';
import { catalogue } from '../../shared/catalogue.ts';
import { t, textKey } from '../../shared/text.ts';

interface Props {
  readonly service: ServiceId;
  readonly steps: readonly NextStep[];
}

/** What one messenger offers against blocking, with links to its own pages. `#/help/telegram` leads here. */
export function VendorSteps({ service, steps }: Props) {
  const name = serviceById(service, catalogue.value)?.name ?? service;
  const pages = [...new Set(steps.map(({ url }) => url))];
  return (
    <section class="vendor" aria-labelledby={`section-${service}`}>
      <h4 id={`section-${service}`} tabIndex={-1}>
        <bdi>{name}</bdi>
      </h4>
      <ul class="points">
        {steps.map(({ id }) => (
          <li key={id}>{t(textKey('step', id))}</li>
        ))}
      </ul>
      {pages.map((url) => (
        <p key={url}>
          <a class="lone-link" href={url} target="_blank" rel="noreferrer">
            {t('help_vendor_page', { app: name })}
          </a>
        </p>
      ))}
    </section>
  );
}
