import { useEffect, useState } from 'preact/hooks';

/**
 * What `read` resolves with, and a function that sets it. It is read again when one of `on` changes; until then the value
 * of before stays. What comes too late is dropped.
 */
export function useRead<Value>(read: () => Promise<Value> | undefined, on: readonly unknown[]) {
  const [value, set] = useState<Value | undefined>(undefined);
  useEffect(() => {
    let wanted = true;
    void read()?.then((now) => wanted && set(() => now));
    return () => {
      wanted = false;
    };
  }, on);
  return [value, set] as const;
}
