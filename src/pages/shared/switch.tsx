import type { ComponentChildren } from 'preact';

interface Props {
  readonly action: string;
  readonly on: boolean;
  readonly change: (on: boolean) => unknown;
  /** Of the control, where its label stands elsewhere. */
  readonly ids?: { readonly id: string; readonly 'aria-describedby'?: string };
  /** What is switched, where it stands beside. */
  readonly children?: ComponentChildren;
}

export function Switch({ action, on, change, ids, children }: Props) {
  const Frame = ids ? 'span' : 'label';
  return (
    <Frame class="switch">
      <input
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
