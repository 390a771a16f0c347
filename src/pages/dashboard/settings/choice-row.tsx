import { unsaved } from '../../shared/unsaved.tsx';
import { Row } from './row.tsx';

interface Props<Value extends string | number> {
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
}: Props<Value>) {
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
