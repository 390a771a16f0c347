import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { type Choice, type ControlIds, type Offered, Select, Switch } from '../../shared/controls.tsx';

interface Words {
  readonly label: string;
  readonly hint?: string | undefined;
}

/** One setting: label, hint and control. */
export function Row({ label, hint, control }: Words & { readonly control: (ids: ControlIds) => ComponentChildren }) {
  const id = useId();
  return (
    <div class="line setting">
      <div class="setting-words">
        <label for={id}>{label}</label>
        {hint && (
          <p id={`${id}-hint`} class="quiet">
            {hint}
          </p>
        )}
      </div>
      <div class="line setting-control">{control({ id, ...(hint ? { 'aria-describedby': `${id}-hint` } : {}) })}</div>
    </div>
  );
}

interface SwitchRowProps extends Words {
  readonly action: string;
  readonly on: boolean;
  readonly change: (on: boolean) => unknown;
}

export function SwitchRow({ label, hint, ...props }: SwitchRowProps) {
  return <Row label={label} hint={hint} control={(ids) => <Switch ids={ids} {...props} />} />;
}

export function ChoiceRow<Value extends Offered>({ label, hint, ...props }: Words & Choice<Value>) {
  return <Row label={label} hint={hint} control={(ids) => <Select ids={ids} {...props} />} />;
}
