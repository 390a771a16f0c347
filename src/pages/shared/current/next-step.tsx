import type { NextStepText } from '../next-step.ts';

/** The one thing to do, and the page of the vendor about it. */
export function NextStep({ step: { text, link } }: { readonly step: NextStepText }) {
  return (
    <>
      <p>{text}</p>
      {link && (
        <a href={link.href} target="_blank" rel="noreferrer" data-action="vendor-page">
          {link.text}
        </a>
      )}
    </>
  );
}
