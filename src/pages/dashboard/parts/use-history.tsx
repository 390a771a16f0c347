import { computed } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { readHistory } from '../../../platform/store/read-history.ts';
import type { HistoryReader } from '../../../platform/store/store.ts';
import { type StoreErrorCode, storeErrorFrom } from '../../../platform/store/store-error.ts';
import { Button } from '../../shared/button.tsx';
import { now } from '../../shared/current/state.ts';
import { sentences } from '../../shared/format.ts';
import { readAndClose } from '../../shared/read-and-close.ts';
import { t, textKey } from '../../shared/text.ts';
import { historyVersion } from './history-version.ts';

/** Epoch ms at which the current hour began. Charts end with it, even on a page that stays open. */
const hour = computed(() => new Date(now.value).setMinutes(0, 0, 0));

/** A value read from the history. While it is read again, the previous value stays. */
export interface Reading<Value> {
  readonly value?: Value;
  readonly problem?: StoreErrorCode;
}

/** Reads from the history, and again when the history changes or a new hour begins. @param asked what `read` depends on */
export function useHistory<Value>(asked: string, read: (reader: HistoryReader) => Promise<Value>): Reading<Value> {
  const [reading, setReading] = useState<Reading<Value>>({});
  const current = `${historyVersion.value} ${hour.value}`;
  useEffect(() => {
    let wanted = true;
    const done = (result: Reading<Value>) => wanted && setReading(result);
    readAndClose(readHistory(), read).then(
      (value) => done({ value }),
      (error: unknown) => done({ problem: storeErrorFrom(error).code }),
    );
    return () => {
      wanted = false;
    };
  }, [asked, current]);
  return reading;
}

/** Says that the history cannot be read, what still works, and offers details to copy for support. */
export function FailedNote({ problem }: { readonly problem: StoreErrorCode }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(`Reachable: history ${problem}\n${navigator.userAgent}`);
    setCopied(true);
  };
  return (
    <div class="note" role="alert" data-problem={problem}>
      <p>{sentences([t(textKey('store', problem)), t('failed_still_works')])}</p>
      <Button action="copy-details" look="small" text={copied ? t('copied') : t('copy_details')} press={copy} />
    </div>
  );
}

const explainAfterMs = 2000;

/** A placeholder for content that is being read, with an explanation after a while. */
export function Waiting({ lines }: { readonly lines: number }) {
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), explainAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="waiting" aria-busy="true">
      {[...Array(lines).keys()].map((line) => (
        <span key={line} class="bone" />
      ))}
      {long && <p class="quiet">{t('still_reading')}</p>}
    </div>
  );
}
