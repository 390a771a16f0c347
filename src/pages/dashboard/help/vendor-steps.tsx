import { serviceById } from '../../../catalogue/known-services.ts';
import type { NextStep } from '../../../catalogue/next-steps.ts';
import type { ServiceId } from '../../../model/service.ts';
import { stepLink } from '../../shared/advice/links.ts';
import { catalogue } from '../../shared/catalogue.ts';
import { t, textKey } from '../../shared/text.ts';

interface Props {
  readonly service: ServiceId;
  readonly steps: readonly NextStep[];
}

/** What one messenger offers against blocking, with links to the pages about it. `#/help/telegram` leads here. */
export function VendorSteps({ service, steps }: Props) {
  const name = serviceById(service, catalogue.value)?.name ?? service;
  const pages = new Map(steps.map((step) => [step.url, stepLink(step, name)]));
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
      {[...pages.values()].map(({ href, text }) => (
        <p key={href}>
          <a class="lone-link" href={href} target="_blank" rel="noreferrer">
            {text}
          </a>
        </p>
      ))}
    </section>
  );
}
