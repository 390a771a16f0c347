import { onChange } from '../../../platform/browser/changes.ts';
import { ask } from '../../../platform/browser/messages.ts';

/** Marks problems as seen while this page is visible. Returns a function that stops this. */
export function markSeenWhileVisible(): () => void {
  const tell = () => {
    if (document.visibilityState === 'visible') void ask('markSeen', {}).catch(() => undefined);
  };
  tell();
  document.addEventListener('visibilitychange', tell);
  const stop = onChange(tell);
  return () => {
    document.removeEventListener('visibilitychange', tell);
    stop();
  };
}
