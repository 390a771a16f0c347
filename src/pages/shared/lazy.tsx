import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';

/** A component whose code is loaded when it is first rendered. */
export function lazy<Props extends object>(load: () => Promise<FunctionComponent<Props>>): FunctionComponent<Props> {
  const loaded = signal<{ readonly Part: FunctionComponent<Props> } | undefined>(undefined);
  const loadOnce = async () => {
    loaded.value ??= { Part: await load() };
  };
  return function Lazy(props: Props) {
    useEffect(() => void loadOnce(), []);
    const part = loaded.value;
    return part && <part.Part {...props} />;
  };
}
