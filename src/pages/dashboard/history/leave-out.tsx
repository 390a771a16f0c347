import { ask } from '../../../platform/browser/messages.ts';
import { runAction } from '../../shared/current/actions.ts';
import { t } from '../../shared/text.ts';

interface Props {
  /** Epoch ms, without `until` itself. */
  readonly since: number;
  readonly until: number;
  /** Are its checks left out now? */
  readonly leftOut: boolean;
  readonly several?: boolean;
}

/** Leaves checks out of all that is counted, or counts them again, and says what that means. */
export function LeaveOut({ since, until, leftOut, several = false }: Props) {
  const change = () => void runAction(ask('leaveOut', { since, until, leftOut: !leftOut }));
  return (
    <div class="block leave-out">
      <p class="quiet">{t(leftOut ? 'left_out_text' : 'leave_out_text')}</p>
      <div class="actions">
        <button type="button" class="button" data-action={leftOut ? 'count-again' : 'leave-out'} onClick={change}>
          {leftOut ? t('count_again') : t(several ? 'leave_out_checks' : 'leave_out_check')}
        </button>
      </div>
    </div>
  );
}
