import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Renders the control. The ids connect it with its label and hint for assistive software. */
  readonly control: (ids: ControlIds) => ComponentChildren;
}

export interface ControlIds {
  readonly id: string;
  readonly 'aria-describedby'?: string;
}

/** One setting: label, hint and control. */
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
