interface Props {
  /** Where tests and programs find it. */
  readonly action?: string;
  readonly look?: 'main' | 'small' | 'quiet';
  readonly text: string;
  readonly press: () => unknown;
  readonly id?: string;
  readonly disabled?: boolean;
  readonly translate?: boolean;
  readonly [attribute: `aria-${string}` | `data-${string}`]: string | boolean | undefined;
}

/** A button, with attributes of data and for assistive software as they are. */
export function Button({ action, look, text, press, ...attributes }: Props) {
  const looks = look ? `button button-${look}` : 'button';
  return (
    <button type="button" class={looks} data-action={action} onClick={() => void press()} {...attributes}>
      {text}
    </button>
  );
}
