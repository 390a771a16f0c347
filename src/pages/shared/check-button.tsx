import { useEffect, useRef } from 'preact/hooks';
import { inPrivateWindow } from '../../platform/browser/private-window.ts';
import { t } from './text.ts';

/** The most data that a quick check moves, as stated on the pages. */
export const quickMegabytes = 0.3;

/** The most data that a full check of the seven default services moves, as stated on the pages. */
export const fullMegabytes = 3;

/** "Check now". Takes the focus when the page opens. */
export function CheckButton({ onPress }: { readonly onPress: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) button.current?.focus({ preventScroll: true });
  }, []);
  return (
    <button
      ref={button}
      type="button"
      class="button button-main"
      data-action="check-now"
      disabled={inPrivateWindow()}
      onClick={onPress}
    >
      {t('check_now')}
    </button>
  );
}

/** Starts the longer check. Stands beside "Check now". */
export function FullCheckButton({ onPress }: { readonly onPress: () => void }) {
  return (
    <button
      type="button"
      class="button"
      data-action="check-full"
      title={t('check_full_what')}
      disabled={inPrivateWindow()}
      onClick={onPress}
    >
      {t('check_full')}
    </button>
  );
}
