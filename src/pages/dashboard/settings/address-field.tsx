interface AddressFieldProps {
  readonly label: string;
  /** Where tests find it. */
  readonly field: string;
  readonly example: string;
  readonly value: string;
  readonly set: (value: string) => void;
}

/** A field for a typed address, which no browser completes, corrects or turns to the direction of the page. */
export function AddressField({ label, field, example, value, set }: AddressFieldProps) {
  return (
    <label>
      {label}
      <input
        type="text"
        inputMode="url"
        dir="ltr"
        data-field={field}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        placeholder={example}
        value={value}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </label>
  );
}
