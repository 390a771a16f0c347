import { onChange } from '../../../platform/browser/changes.ts';
import { ask } from '../../../platform/browser/messages.ts';

/** While the person looks at this page, what got worse is seen. Returns how to stop saying so. */
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
