import type { ComponentProps } from 'preact';

/** A report byte for byte as it is sent. Lines break between its fields, and not within a word. */
export function Literal({ json, ...rest }: { readonly json: string } & ComponentProps<'pre'>) {
  return (
    <pre class="literal" dir="ltr" {...rest}>
      {json.split(/(?<=,)/).map((field) => (
        <span key={field}>{field}</span>
      ))}
    </pre>
  );
}
