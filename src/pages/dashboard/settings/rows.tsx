import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Switch } from '../../shared/switch.tsx';
import { unsaved } from '../../shared/unsaved.tsx';

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

interface SwitchRowProps {
  readonly action: string;
  readonly label: string;
  readonly hint?: string;
  readonly on: boolean;
  readonly change: (on: boolean) => unknown;
}

export function SwitchRow({ action, label, hint, on, change }: SwitchRowProps) {
  return (
    <Row label={label} hint={hint} control={(ids) => <Switch ids={ids} action={action} on={on} change={change} />} />
  );
}

interface ChoiceRowProps<Value extends string | number> {
  readonly action: string;
  readonly label: string;
  readonly hint?: string;
  readonly choices: readonly Value[];
  readonly chosen: Value;
  readonly text: (choice: Value) => string;
  /** Is the text of this choice a name, which is not to be translated? */
  readonly isName?: (choice: Value) => boolean;
  readonly change: (choice: Value) => unknown;
}

export function ChoiceRow<Value extends string | number>({
  action,
  label,
  hint,
  choices,
  chosen,
  text,
  isName,
  change,
}: ChoiceRowProps<Value>) {
  // An imported file may have set a value that is not offered here.
  const offered = choices.includes(chosen) ? choices : [chosen, ...choices];
  return (
    <Row
      label={label}
      hint={hint}
      control={(ids) => (
        <select
          {...unsaved}
          {...ids}
          data-action={action}
          value={chosen}
          onChange={(event) => {
            const choice = offered[event.currentTarget.selectedIndex];
            if (choice !== undefined) void change(choice);
          }}
        >
          {offered.map((choice) => (
            <option key={choice} value={choice} translate={!isName?.(choice)}>
              {text(choice)}
            </option>
          ))}
        </select>
      )}
    />
  );
}
