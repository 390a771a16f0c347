import type { ComponentChildren } from 'preact';
import { unsaved } from './unsaved.tsx';

interface Props {
  readonly action: string;
  readonly on: boolean;
  readonly change: (on: boolean) => unknown;
  /** Ids of the control, for a label that is not part of this component. */
  readonly ids?: { readonly id: string; readonly 'aria-describedby'?: string };
  /** The label, if it is part of this component. */
  readonly children?: ComponentChildren;
}

export function Switch({ action, on, change, ids, children }: Props) {
  const Frame = ids ? 'span' : 'label';
  return (
    <Frame class="switch">
      <input
        {...unsaved}
        {...ids}
        type="checkbox"
        role="switch"
        data-action={action}
        checked={on}
        aria-checked={on}
        onChange={(event) => void change(event.currentTarget.checked)}
      />
      {children}
    </Frame>
  );
}
