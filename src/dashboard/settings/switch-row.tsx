import { Row } from './row.tsx';

interface Props {
  readonly action: string;
  readonly label: string;
  readonly hint?: string;
  readonly on: boolean;
  readonly change: (on: boolean) => unknown;
}

export function SwitchRow({ action, label, hint, on, change }: Props) {
  return (
    <Row
      label={label}
      hint={hint}
      control={(ids) => (
        <span class="switch">
          <input
            {...ids}
            type="checkbox"
            role="switch"
            data-action={action}
            checked={on}
            aria-checked={on}
            onChange={(event) => void change(event.currentTarget.checked)}
          />
        </span>
      )}
    />
  );
}
