import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';

/** A page whose code is loaded when it is first opened. */
export function later(load: () => Promise<FunctionComponent>): FunctionComponent {
  const loaded = signal<{ readonly Page: FunctionComponent } | undefined>(undefined);
  const loadOnce = async () => {
    loaded.value ??= { Page: await load() };
  };
  return function Later() {
    useEffect(() => void loadOnce(), []);
    const page = loaded.value;
    return page && <page.Page />;
  };
}
