import { computed } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { readHistory } from '../../../platform/store/read-history.ts';
import type { HistoryReader } from '../../../platform/store/store.ts';
import { type StoreErrorCode, storeErrorFrom } from '../../../platform/store/store-error.ts';
import { now } from '../../shared/current/state.ts';
import { readAndClose } from '../../shared/read-and-close.ts';
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
