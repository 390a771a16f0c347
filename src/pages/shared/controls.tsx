import type { ComponentChildren } from 'preact';
import { unsaved } from './unsaved.tsx';

/** Connects a control with its label and hint for assistive software, where they are not part of it. */
export interface ControlIds {
  readonly id: string;
  readonly 'aria-describedby'?: string;
}

interface SwitchProps {
  readonly action: string;
  readonly on: boolean;
  readonly change: (on: boolean) => unknown;
  readonly ids?: ControlIds;
  /** The label, if it is part of this component. */
  readonly children?: ComponentChildren;
}

export function Switch({ action, on, change, ids, children }: SwitchProps) {
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

/** What a list can offer. Undefined is the choice of nothing in particular. */
export type Offered = string | number | undefined;

export interface Choice<Value extends Offered> {
  readonly action: string;
  readonly choices: readonly Value[];
  readonly chosen: Value;
  readonly text: (choice: Value) => string;
  /** Is the text of this choice a name, which is not to be translated? */
  readonly isName?: (choice: Value) => boolean;
  readonly change: (choice: Value) => unknown;
}

interface SelectProps<Value extends Offered> extends Choice<Value> {
  readonly ids?: ControlIds;
  /** The label, if nothing that is visible says it. */
  readonly label?: string;
}

export function Select<Value extends Offered>(props: SelectProps<Value>) {
  const { action, choices, chosen, text, isName, change, ids, label } = props;
  // An imported file may have set a value that is not offered here.
  const offered = choices.includes(chosen) ? choices : [chosen, ...choices];
  return (
    <select
      {...unsaved}
      {...ids}
      data-action={action}
      aria-label={label}
      value={chosen ?? ''}
      onChange={(event) => void change(offered[event.currentTarget.selectedIndex] as Value)}
    >
      {offered.map((choice) => (
        <option key={choice} value={choice ?? ''} translate={!isName?.(choice)}>
          {text(choice)}
        </option>
      ))}
    </select>
  );
}
