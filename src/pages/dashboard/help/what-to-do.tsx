import { Link } from 'wouter-preact';
import { serviceById } from '../../../catalogue/known-services.ts';
import { type NextStep, nextSteps, statusPages } from '../../../catalogue/next-steps.ts';
import type { ServiceId } from '../../../model/service.ts';
import { stepLink } from '../../shared/advice/links.ts';
import { catalogue } from '../../shared/catalogue.ts';
import { FindingsList } from '../../shared/findings-list.tsx';
import { listDigits } from '../../shared/format.ts';
import { type TextKey, t, textKey } from '../../shared/text.ts';

const first: readonly TextKey[] = [
  'help_do_again',
  'help_do_other_network',
  'help_do_vpn',
  'help_do_status',
  'help_do_access',
];

/** What helps: simple steps first, then what each messenger offers. */
export function WhatToDo() {
  const withSteps = [...new Set(nextSteps.map(({ service }) => service))];
  return (
    <>
      <ol style={{ listStyleType: listDigits() }}>
        {first.map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
      <p>
        <Link href="/settings/permissions" class="lone-link">
          {t('help_to_permissions')}
        </Link>
      </p>
      <h3>{t('help_vendors')}</h3>
      <p class="quiet">{t('help_vendors_hint')}</p>
      {withSteps.map((id) => (
        <VendorSteps key={id} service={id} steps={nextSteps.filter(({ service }) => service === id)} />
      ))}
      <h3>{t('help_status_pages')}</h3>
      <ul class="points">
        {statusPages.map(({ service, url }) => (
          <li key={service}>
            <a href={url} target="_blank" rel="noreferrer">
              <bdi>{serviceById(service, catalogue.value)?.name}</bdi>
            </a>
          </li>
        ))}
      </ul>
      <h3>{t('findings_title')}</h3>
      <FindingsList />
    </>
  );
}

interface Props {
  readonly service: ServiceId;
  readonly steps: readonly NextStep[];
}

/** What one messenger offers against blocking, with links to the pages about it. `#/help/telegram` leads here. */
function VendorSteps({ service, steps }: Props) {
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
