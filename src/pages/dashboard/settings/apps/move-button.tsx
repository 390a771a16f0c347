interface Props {
  readonly direction: 'up' | 'down';
  readonly label: string;
  /** Absent if it cannot move further. */
  readonly onPress: (() => void) | undefined;
}

export function MoveButton({ direction, label, onPress }: Props) {
  return (
    <button
      type="button"
      class="button button-icon"
      data-action={direction}
      aria-label={label}
      title={label}
      disabled={!onPress}
      onClick={onPress}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path
          d={direction === 'up' ? 'm4 10 4-4 4 4' : 'm4 6 4 4 4-4'}
          fill="none"
          stroke="currentColor"
          stroke-width="1.6"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      </svg>
    </button>
  );
}
