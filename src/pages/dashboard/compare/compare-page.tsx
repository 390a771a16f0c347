import '../share/share.css';
import './compare.css';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { deviceCheckText, readDeviceCheck } from '../../../history/device-check.ts';
import { CopyButton } from '../../shared/copy-button.tsx';
import { now, view } from '../../shared/current/state.ts';
import { saveFile } from '../../shared/save-file.ts';
import { t } from '../../shared/text.ts';
import { sharePath } from '../parts/paths.ts';
import { FileChoice } from '../settings/data/file-choice.tsx';
import { sharedResult } from '../share/shared-result.ts';
import { Compared } from './compared.tsx';
import { deviceCheckOf } from './device-check-of.ts';

/** Compares the last check of this device with one of another device on the same line: is it the line or the device? */
export function ComparePage() {
  const [theirs, setTheirs] = useState('');
  const snapshot = view.value;
  if (!snapshot) return undefined;
  const result = sharedResult(snapshot, now.value);
  const here = result && deviceCheckOf(result);
  const code = here ? deviceCheckText(here) : '';
  return (
    <>
      <p class="back">
        <Link href={sharePath}>{t('share_title')}</Link>
      </p>
      <h1>{t('devices_title')}</h1>
      <p class="quiet">{t('devices_hint')}</p>
      {here ? (
        <div class="share-forms">
          <section aria-labelledby="compare-here">
            <h2 id="compare-here">{t('devices_here')}</h2>
            <textarea dir="ltr" rows={8} autocomplete="off" readOnly aria-labelledby="compare-here" value={code} />
            <p class="share-actions">
              <CopyButton text={() => code} />
              <button
                type="button"
                class="button button-small"
                data-action="save-check"
                onClick={() => saveFile(new Blob([code], { type: 'text/plain' }), 'reachable-check.txt')}
              >
                {t('devices_save')}
              </button>
            </p>
          </section>
          <section aria-labelledby="compare-there">
            <h2 id="compare-there">{t('devices_there')}</h2>
            <textarea
              autocomplete="off"
              dir="ltr"
              rows={8}
              data-field="their-check"
              aria-labelledby="compare-there"
              placeholder={t('devices_paste')}
              value={theirs}
              onInput={({ currentTarget: { value } }) => setTheirs(value)}
            />
            <p class="share-actions">
              <FileChoice
                action="their-check"
                text={t('file_choose')}
                accept=".txt,text/plain"
                chosen={(file) => void file.text().then(setTheirs)}
              />
            </p>
          </section>
        </div>
      ) : (
        <p class="nothing">{t('share_nothing')}</p>
      )}
      <div role="status">{here && theirs.trim() !== '' && <Compared here={here} read={readDeviceCheck(theirs)} />}</div>
    </>
  );
}
