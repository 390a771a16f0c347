import { useEffect, useRef } from 'preact/hooks';
import { inPrivateWindow } from '../../platform/browser/private-window.ts';
import { t } from './text.ts';

/** The most data that a check of seven services moves if nothing is wrong, as stated on the pages. */
export const checkMegabytes = 1.3;

/** The same of a check that saves data. */
export const saverMegabytes = 0.3;

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
