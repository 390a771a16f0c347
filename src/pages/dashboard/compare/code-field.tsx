import { useState } from 'preact/hooks';
import { type CodeOrigin, codeOrigins } from '../../../history/comparison/cases.ts';
import type { Refusal, ToldCheck } from '../../../history/comparison/device-code.ts';
import { t, textKey } from '../../shared/text.ts';
import { unsaved } from '../../shared/unsaved.tsx';

interface Props {
  readonly typed: string;
  readonly type: (text: string) => void;
  /** What was made of it. */
  readonly read: ToldCheck | Refusal | undefined;
  readonly origin: CodeOrigin;
  readonly choose: (origin: CodeOrigin) => void;
}

/** The field for the code of the other device, and the question where that device is. */
export function CodeField({ typed, type, read, origin, choose }: Props) {
  const [done, setDone] = useState(false);
  const refusal = read && 'why' in read ? read : undefined;
  // Who types is not told after each group that one is missing.
  const isTold = refusal !== undefined && (done || refusal.why === 'letters');
  return (
    <section class="code-in" aria-labelledby="compare-code-in">
      <h2 id="compare-code-in">{t('compare_code_in')}</h2>
      <p class="quiet" id="compare-code-hint">
        {t('compare_code_hint')}
      </p>
      <textarea
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        inputMode="numeric"
        dir="ltr"
        rows={2}
        data-field="device-code"
        aria-labelledby="compare-code-in"
        aria-describedby="compare-code-hint compare-code-refused"
        aria-invalid={isTold}
        value={typed}
        onInput={(event) => {
          setDone(event.inputType === 'insertFromPaste');
          type(event.currentTarget.value);
        }}
        onChange={() => setDone(true)}
      />
      <p role="status" class="code-refused" id="compare-code-refused">
        {isTold && refusalText(refusal)}
      </p>
      {read && !refusal && (
        <fieldset>
          <legend>{t('compare_origin')}</legend>
          {codeOrigins.map((one) => (
            <label key={one}>
              <input
                {...unsaved}
                type="radio"
                name="compare-origin"
                value={one}
                checked={one === origin}
                onChange={() => choose(one)}
              />
              {t(textKey('compare_origin', one))}
            </label>
          ))}
        </fieldset>
      )}
    </section>
  );
}

function refusalText(refusal: Refusal): string {
  const found = refusal.why === 'letters' ? refusal.found : '';
  return t(textKey('compare_refused', refusal.why), { found });
}
