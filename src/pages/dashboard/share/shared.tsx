import './share.css';
import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { packShared, unpackShared } from '../../../history/share/link.ts';
import type { SharedResult } from '../../../history/share/shared-result.ts';
import { StateMark } from '../../shared/state-mark.tsx';
import { t, textKey } from '../../shared/text.ts';
import { toneOf } from '../../shared/tone.ts';
import { pathOfShared } from '../parts/share-paths.ts';
import { betweenParts, connectionOf, headlineOf, nameOf, placeParts, stateOf } from './result-text.ts';

/** A result that somebody else shared, from nothing but the address of this page. */
export function Shared({ packed }: { readonly packed?: string | undefined }) {
  const result = packed === undefined ? undefined : unpackShared(packed);
  return (
    <>
      <h1>{result ? headlineOf(result) : t('shared_title')}</h1>
      {packed !== undefined && !result && (
        <p class="note" role="alert">
          {t('shared_unreadable')}
        </p>
      )}
      {result && <Result result={result} />}
      <OpenAnother />
    </>
  );
}

function Result({ result }: { readonly result: SharedResult }) {
  const connection = connectionOf(result);
  return (
    <>
      <p class="note" data-unverified>
        {t('shared_unverified')}
      </p>
      <p class="quiet">
        {placeParts(result).map((part, index) => (
          <span key={part}>
            {index > 0 && betweenParts}
            <bdi>{part}</bdi>
          </span>
        ))}
      </p>
      {connection && <p>{connection}</p>}
      <ul class="shared-services" aria-label={t('services_list')}>
        {result.services.map((one) => (
          <li key={one.service} data-service={one.service} data-state={one.state} data-tone={toneOf(one.state)}>
            <StateMark state={one.state} />
            <span class="name">
              <bdi>{nameOf(one)}</bdi>
            </span>
            <span class="shared-state">{stateOf(one)}</span>
            <ul class="chips" aria-label={t('functions_list', { app: nameOf(one) })}>
              {one.functions.map((own) => (
                <li
                  key={own.function}
                  class="chip"
                  data-function={own.function}
                  data-state={own.state}
                  data-tone={toneOf(own.state)}
                  hidden={own.state === 'untestable'}
                >
                  <StateMark state={own.state} />
                  {t(textKey('function', own.function))}
                  <span class="visually-hidden">: {t(textKey('state', own.state))}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A link of this extension does not open from a chat, and in Firefox each installation has another address: so, by hand. */
function OpenAnother() {
  const [, go] = useLocation();
  const [refused, setRefused] = useState(false);
  const open = (text: string) => {
    const read = unpackShared(text);
    setRefused(!read && text.trim() !== '');
    if (read) go(pathOfShared(packShared(read)));
  };
  return (
    <section class="open-shared" aria-labelledby="open-shared">
      <h2 id="open-shared">{t('shared_open')}</h2>
      <label>
        {t('shared_paste')}
        <input type="text" dir="ltr" data-action="paste-shared" onInput={(event) => open(event.currentTarget.value)} />
      </label>
      {refused && <p role="alert">{t('shared_unreadable')}</p>}
    </section>
  );
}
