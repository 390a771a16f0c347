import type { ComponentChildren } from 'preact';
import { unsaved } from './unsaved.tsx';

interface TickProps {
  readonly action: string;
  readonly on: boolean;
  readonly change: (on: boolean) => unknown;
  readonly hint?: string;
  /** What it is about, where several have the same action. */
  readonly about?: string;
  readonly children: ComponentChildren;
}

/** @param hint the id of an element that explains it */
export function Tick({ action, on, change, hint, about, children }: TickProps) {
  return (
    <label class="tick">
      <input
        {...unsaved}
        type="checkbox"
        data-action={action}
        data-about={about}
        aria-describedby={hint}
        checked={on}
        onChange={(event) => void change(event.currentTarget.checked)}
      />
      {children}
    </label>
  );
}
