/** The product's own mark: a speech bubble with a check. */
export function Brand({ size = 20 }: { readonly size?: number }) {
  return (
    <svg class="brand-mark" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <path
        d="M12 2.5c5.8 0 10 3.9 10 8.9s-4.2 8.9-10 8.900c-1 0-2-.1-2.9-.35L4.3 22l.9-4.300C3.2 16.1 2 13.9 2 11.400c0-5 4.2-8.9 10-8.900z"
        fill="currentColor"
      />
      <path
        d="m7.8 11.6 3 3 5.4-6.1"
        fill="none"
        stroke="var(--mark-cut)"
        stroke-width="2.2"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
