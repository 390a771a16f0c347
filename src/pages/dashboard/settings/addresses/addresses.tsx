import { useState } from 'preact/hooks';
import { allOrigins, originsOnlyOfCatalogue } from '../../../../catalogue/known-services.ts';
import { patternOf } from '../../../../catalogue/origins.ts';
import { longestDays } from '../../../../catalogue/update/read-update.ts';
import type { Catalogue } from '../../../../model/catalogue.ts';
import { daysInUse, endOfUse, isoDay, startOfDay } from '../../../../model/list-day.ts';
import { readAddress, refusalOfNamedHost } from '../../../../model/own-address.ts';
import { updateMirrors } from '../../../../model/project.ts';
import type { Settings } from '../../../../model/settings.ts';
import { systemClock } from '../../../../platform/browser/clock.ts';
import { giveBackOrigins, requestOrigins } from '../../../../platform/browser/permissions.ts';
import { type LookFault, lookDeadlineMs, lookForUpdate } from '../../../../platform/update/look-for-update.ts';
import { readCatalogue, readPackagedCatalogue } from '../../../../platform/values/catalogue-in-effect.ts';
import { endedNumber, leaveUpdate, takeUpdate } from '../../../../platform/values/take-update.ts';
import { Button } from '../../../shared/button.tsx';
import { catalogue } from '../../../shared/catalogue.ts';
import { Select } from '../../../shared/controls.tsx';
import { refusalText } from '../../../shared/service-choice.ts';
import { t, textKey } from '../../../shared/text.ts';
import { AddressField } from '../../parts/fields.tsx';
import { dayText } from '../../parts/format-when.ts';
import { useLatest } from '../use-latest.ts';
import { changeLines, newAccess } from './update-effects.ts';

type Step =
  | { readonly at: 'start' | 'declined' | 'newest' | 'used' | 'left' | 'full' }
  | { readonly at: 'looking'; readonly host: string }
  | { readonly at: 'refused'; readonly text: string }
  | { readonly at: 'fault'; readonly fault: LookFault; readonly details: readonly string[]; readonly host: string }
  | { readonly at: 'found'; readonly update: Catalogue; readonly access: readonly string[] };

const other = 'other';

/** Newer addresses, from a server that the person chooses, when they press a button: nothing is asked otherwise. */
export function Addresses({ settings }: { readonly settings: Settings }) {
  const [step, setStep] = useState<Step>({ at: 'start' });
  const [choice, setChoice] = useState<string>(updateMirrors.mirror);
  const [typed, setTyped] = useState('');
  const ended = useLatest(endedNumber);
  const { number, signer } = catalogue.value;

  // Browsers refuse the prompt after an `await`.
  const look = () => {
    const read = choice === other ? readListAddress(typed) : { url: choice };
    if ('text' in read) return setStep({ at: 'refused', text: read.text });
    const { url } = read;
    return requestOrigins([patternOf(url)])
      .catch(() => false)
      .then((granted) => (granted ? lookAt(url) : setStep({ at: 'declined' })));
  };
  const lookAt = async (url: string) => {
    const host = new URL(url).hostname;
    setStep({ at: 'looking', host });
    const looked = await lookForUpdate(url);
    const needed = allOrigins(settings, catalogue.value);
    await giveBackOrigins([patternOf(url)].filter((origin) => !needed.includes(origin)));
    if (!looked.update) return setStep({ at: 'fault', fault: looked.fault, details: looked.details, host });
    const { update } = looked;
    if (update.number === number) return setStep({ at: 'newest' });
    setStep({ at: 'found', update, access: await newAccess(update, settings) });
  };
  const use = (update: Catalogue, access: readonly string[]) => {
    const before = catalogue.value;
    // Stored before the browser asks, because the prompt may close this page. Whoever declines is asked by the next check.
    const stored = takeUpdate(update);
    const asked = access.length > 0 ? requestOrigins(access).catch(() => false) : Promise.resolve(true);
    return Promise.all([stored, asked]).then(
      async ([dropped]) => {
        if (dropped)
          await giveBackOrigins(
            originsOnlyOfCatalogue(dropped, [update, before, await readPackagedCatalogue()], settings),
          );
        setStep({ at: 'used' });
      },
      () => setStep({ at: 'full' }),
    );
  };
  const goBack = async () => {
    const left = catalogue.value;
    await leaveUpdate();
    await giveBackOrigins(
      originsOnlyOfCatalogue(left, [await readCatalogue(), await readPackagedCatalogue()], settings),
    );
    setStep({ at: 'left' });
  };

  return (
    <>
      <p class="quiet">{t('addresses_hint')}</p>
      <p data-addresses={number}>
        {signer === undefined
          ? t('addresses_of_package', { date: dateText(number) })
          : t('addresses_of_update', { date: dateText(number), end: dayText(endOfUse(number)) })}
      </p>
      {ended !== undefined && (
        <p class="network-note" data-addresses-ended={ended}>
          {t('addresses_ended', { date: dateText(ended), days: daysInUse })}
        </p>
      )}
      {signer !== undefined && (
        <p>
          <Button action="addresses-back" text={t('addresses_back')} press={goBack} />
        </p>
      )}
      <form
        aria-label={t('settings_addresses')}
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <div class="line fields">
          <label>
            {t('addresses_where')}
            <Select
              action="addresses-where"
              choices={[...Object.values(updateMirrors), other]}
              chosen={choice}
              text={(one) => (one === other ? t('addresses_elsewhere') : new URL(one).hostname)}
              isName={(one) => one !== other}
              change={setChoice}
            />
          </label>
          {choice === other && (
            <AddressField
              label={t('addresses_typed')}
              field="addresses-typed"
              placeholder="https://files.example.org/addresses.txt"
              value={typed}
              set={setTyped}
            />
          )}
          <button type="submit" class="button" data-action="addresses-look" disabled={step.at === 'looking'}>
            {t('addresses_look')}
          </button>
        </div>
      </form>
      <p class="quiet">{t('addresses_cost')}</p>
      <Outcome step={step} before={catalogue.value} use={use} cancel={() => setStep({ at: 'start' })} />
    </>
  );
}

interface OutcomeProps {
  readonly step: Step;
  readonly before: Catalogue;
  readonly use: (update: Catalogue, access: readonly string[]) => Promise<void>;
  readonly cancel: () => void;
}

/** What came of the look, or of what was done about it. */
function Outcome({ step, before, use, cancel }: OutcomeProps) {
  const { refused, done } = saidOf(step);
  return (
    <>
      {step.at === 'found' && (
        <section class="summary" aria-labelledby="addresses-found">
          <h3 id="addresses-found">{t('addresses_found', { date: dateText(step.update.number) })}</h3>
          <ul>
            {changeLines(before, step.update).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {step.access.length > 0 && <p class="quiet">{t('addresses_asks')}</p>}
          <div class="line actions">
            <Button
              action="addresses-use"
              look="main"
              text={t('addresses_use')}
              press={() => use(step.update, step.access)}
            />
            <Button text={t('cancel')} press={cancel} />
          </div>
        </section>
      )}
      <p class="refused" role="alert" {...(step.at === 'fault' ? { 'data-fault': step.fault } : {})}>
        {refused}
      </p>
      {step.at === 'fault' && step.details.length > 0 && (
        <pre class="diagnostics" dir="ltr">
          {step.details.slice(0, shownDetails).join('\n')}
        </pre>
      )}
      <p class="done" role="status">
        {done}
      </p>
    </>
  );
}

/** More would tell no more. */
const shownDetails = 5;

function saidOf(step: Step): { readonly refused?: string; readonly done?: string } {
  switch (step.at) {
    case 'start':
    case 'found':
      return {};
    case 'looking':
      return { done: t('addresses_looking', { host: step.host }) };
    case 'refused':
      return { refused: step.text };
    case 'declined':
      return { refused: t('addresses_declined') };
    case 'full':
      return { refused: t('addresses_full') };
    case 'fault':
      return { refused: `${faultText(step.fault, step.host)} ${t('addresses_unchanged')}` };
    case 'newest':
      return { done: t('addresses_newest') };
    case 'used':
      return { done: t('addresses_used') };
    case 'left':
      return { done: t('addresses_left') };
    default:
      return step satisfies never;
  }
}

function faultText(fault: LookFault, host: string): string {
  return t(textKey('addresses_fault', fault), { host, seconds: lookDeadlineMs / 1000, days: longestDays });
}

/** The address of a list, or why it is not one. */
function readListAddress(typed: string): { readonly url: string } | { readonly text: string } {
  const read = readAddress(typed);
  if ('refusal' in read) return { text: read.refusal === 'scheme' ? t('addresses_https') : refusalText(read.refusal) };
  const { protocol, port, hostname } = new URL(read.url);
  if (protocol !== 'https:') return { text: t('addresses_https') };
  const refusal = port === '' ? refusalOfNamedHost(hostname) : 'port';
  return refusal ? { text: refusalText(refusal) } : read;
}

const dateText = (number: number): string => dayText(systemClock().startOf(isoDay(startOfDay(number))));
