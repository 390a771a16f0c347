interface Props {
  readonly action: string;
  readonly text: string;
  readonly accept: string;
  readonly disabled?: boolean;
  readonly chosen: (file: File) => void;
}

/** The browser's file picker, styled as a button. */
export function FileChoice({ action, text, accept, disabled = false, chosen }: Props) {
  return (
    <label class="button file-choice">
      {text}
      <input
        type="file"
        class="visually-hidden"
        data-action={action}
        accept={accept}
        disabled={disabled}
        onChange={(event) => {
          const input = event.currentTarget;
          const [file] = input.files ?? [];
          if (file) chosen(file);
          // Lets the person choose the same file again after correcting it.
          input.value = '';
        }}
      />
    </label>
  );
}
