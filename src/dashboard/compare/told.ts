import { signal } from '@preact/signals';
import { t } from '../../ui/text.ts';
import { announce } from '../parts/announcer.tsx';

/** Did the last thing that was asked of the background fail? */
export const failed = signal(false);

/** Waits for the answer, and says what came of it. */
export async function told(answer: Promise<unknown>): Promise<void> {
  failed.value = false;
  try {
    await answer;
    announce(t('networks_stored'));
  } catch {
    failed.value = true;
  }
}
