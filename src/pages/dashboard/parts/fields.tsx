import type { Day } from '../../../history/local-time.ts';

interface FieldProps {
  readonly label: string;
  /** Where tests find it. */
  readonly field: string;
  readonly value: string;
  readonly set: (value: string) => void;
}

interface TextFieldProps extends FieldProps {
  readonly maxLength?: number;
}

/** A field for a few words. */
export function TextField({ label, field, set, ...attributes }: TextFieldProps) {
  return (
    <label>
      {label}
      <input
        type="text"
        data-field={field}
        autocomplete="off"
        onInput={(event) => set(event.currentTarget.value)}
        {...attributes}
      />
    </label>
  );
}

interface AddressFieldProps extends FieldProps {
  readonly placeholder: string;
}

/** A field for a typed address, which no browser completes, corrects or turns to the direction of the page. */
export function AddressField(props: AddressFieldProps) {
  const asTyped = { inputMode: 'url', dir: 'ltr', autocapitalize: 'off', spellcheck: false } as const;
  return <TextField {...props} {...asTyped} />;
}

interface DayFieldProps extends FieldProps {
  readonly max: Day;
}

/** A field for a day, which is empty while the date is incomplete. */
export function DayField({ label, field, set, ...attributes }: DayFieldProps) {
  return (
    <label>
      {label}
      <input
        type="date"
        autocomplete="off"
        data-field={field}
        onInput={(event) => set(event.currentTarget.value)}
        {...attributes}
      />
    </label>
  );
}
