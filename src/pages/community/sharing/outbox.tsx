import type { Report } from '../../../../protocol/wire/report.ts';
import { serviceName } from '../../../catalogue/known-services.ts';
import type { Outbox as Contents } from '../../../community/outbox/outbox.ts';
import { ask } from '../../../community/outbox/requests.ts';
import { Button } from '../../shared/button.tsx';
import { catalogue } from '../../shared/catalogue.ts';
import { view } from '../../shared/current/state.ts';
import { moment } from '../../shared/format.ts';
import { t } from '../../shared/text.ts';
import { Literal } from './explained.tsx';

const shownDays = 7;

/** The literal waiting reports with the times when they may go, and the sent ones. */
export function Outbox({ outbox }: { readonly outbox: Contents }) {
  const now = Date.now();
  const waiting = outbox.waiting.flatMap(({ key, report, notBefore }) => (report ? [{ key, report, notBefore }] : []));
  const sent = outbox.sent.flatMap(({ report, at }) => (report ? [{ report, at }] : []));
  return (
    <>
      <section class="outbox" aria-labelledby="outbox-title" data-waiting={waiting.length}>
        <h2 id="outbox-title">{t('outbox_title')}</h2>
        {waiting.length === 0 && <p class="quiet">{t('outbox_empty')}</p>}
        <ul>
          {waiting
            .sort((a, b) => a.notBefore - b.notBefore)
            .map(({ key, report, notBefore }) => (
              <li key={key}>
                <Literal json={JSON.stringify(report)} />
                <p class="line outbox-side">
                  <span class="quiet">{t('outbox_goes', { time: moment(notBefore, now) })}</span>
                  <Button
                    action="outbox-delete"
                    look="small"
                    text={t('outbox_delete')}
                    aria-label={t('outbox_delete_for', { app: nameOf(report) })}
                    press={() => ask('dropWaiting', { key })}
                  />
                </p>
              </li>
            ))}
        </ul>
        {waiting.length > 1 && (
          <p>
            <Button action="outbox-clear" text={t('outbox_delete_all')} press={() => ask('dropWaiting', {})} />
          </p>
        )}
      </section>
      <section class="outbox" aria-labelledby="sent-title" data-sent={sent.length}>
        <h2 id="sent-title">{t('outbox_sent_title', { days: shownDays })}</h2>
        <p class="quiet">{t(sent.length === 0 ? 'outbox_sent_none' : 'outbox_sent_here')}</p>
        <ul>
          {sent
            .sort((a, b) => b.at - a.at)
            .map(({ report, at }) => (
              <li key={at}>
                <Literal json={JSON.stringify(report)} />
                <p class="line outbox-side quiet">{t('outbox_sent_at', { time: moment(at, now) })}</p>
              </li>
            ))}
        </ul>
      </section>
    </>
  );
}

function nameOf({ service }: Report): string {
  return view.value ? serviceName(service, view.value.settings, catalogue.value) : service;
}
