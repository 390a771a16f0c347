import { Switch } from '../../shared/switch.tsx';
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
    <Row label={label} hint={hint} control={(ids) => <Switch ids={ids} action={action} on={on} change={change} />} />
  );
}
