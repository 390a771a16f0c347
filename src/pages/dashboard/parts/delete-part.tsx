import type { Forgotten } from '../../../history/forgotten.ts';
import { ask } from '../../../platform/browser/messages.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { runAction } from '../../shared/current/actions.ts';
import { t } from '../../shared/text.ts';

interface Props {
  readonly action: string;
  /** What to delete, as of the click. Absent while that is incomplete. */
  readonly filter: (() => Forgotten) | undefined;
  readonly question: string;
  readonly explanation: string;
  /** Called before, and with whether it succeeded. */
  readonly setDone?: (done: boolean) => void;
}

/** Deletes the results that match a filter, after a confirmation. */
export function DeletePart({ filter, setDone, ...words }: Props) {
  const confirmed = async () => {
    if (!filter) return;
    setDone?.(false);
    const done = await runAction(ask('forget', filter()));
    setDone?.(done);
  };
  return <ConfirmButton {...words} text={t('forget_part')} disabled={!filter} confirmed={confirmed} />;
}
