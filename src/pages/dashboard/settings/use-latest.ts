import { useEffect, useState } from 'preact/hooks';
import { onChange } from '../../../platform/browser/changes.ts';
import { onPermissionsChange } from '../../../platform/browser/permissions.ts';
import { onSettingsChange } from '../../../platform/values/local-values.ts';

/**
 * The result of `read`, which is called again after each change of history, settings or access. Undefined until it has
 * been read, and if reading fails: the page shows that error elsewhere.
 */
export function useLatest<Read>(read: () => Promise<Read>): Read | undefined {
  const [value, setValue] = useState<{ readonly read: Read } | undefined>(undefined);
  useEffect(() => {
    let wanted = true;
    const again = () =>
      void read().then(
        (now) => wanted && setValue({ read: now }),
        () => wanted && setValue(undefined),
      );
    again();
    const stops = [onChange(again), onSettingsChange(again), onPermissionsChange(again)];
    return () => {
      wanted = false;
      for (const stop of stops) stop();
    };
  }, []);
  return value?.read;
}
