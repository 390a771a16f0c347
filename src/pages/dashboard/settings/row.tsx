import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  readonly label: string;
  readonly hint?: string | undefined;
  /** The control, which takes the ids so that label and hint are read with it. */
  readonly control: (ids: ControlIds) => ComponentChildren;
}

export interface ControlIds {
  readonly id: string;
  readonly 'aria-describedby'?: string;
}

/** One setting: what it is, what it means, and the control. */
export function Row({ label, hint, control }: Props) {
  const id = useId();
  return (
    <div class="setting">
      <div class="setting-words">
        <label for={id}>{label}</label>
        {hint && (
          <p id={`${id}-hint`} class="quiet">
            {hint}
          </p>
        )}
      </div>
      <div class="setting-control">{control({ id, ...(hint ? { 'aria-describedby': `${id}-hint` } : {}) })}</div>
    </div>
  );
}
