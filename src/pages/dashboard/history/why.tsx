import type { ServiceVerdict } from '../../../model/verdict.ts';
import { t, textKey } from '../../shared/text.ts';
import whys from './why-rules.json' with { type: 'json' };

export interface WhyProps {
  readonly verdict: ServiceVerdict;
}

const known: Readonly<Record<string, { readonly why: string; readonly when?: string } | undefined>> = whys;

/** Each rule and step that made a verdict, in its order. Checks of older versions have none. */
export function Why({ verdict: { ruleset, rules = [], functions } }: WhyProps) {
  const parts = [
    ...functions.map((one) => ({ name: t(textKey('function', one.function)), ids: one.rules ?? [] })),
    { name: t('why_whole'), ids: rules },
  ].filter(({ ids }) => ids.length > 0);
  if (parts.length === 0) return undefined;
  return (
    <details class="why">
      <summary>{t('why_verdict')}</summary>
      <p class="quiet">{t('why_rules', { version: ruleset })}</p>
      <dl>
        {parts.map(({ name, ids }) => [
          <dt key={name}>{name}</dt>,
          <dd key={`${name} rules`}>
            <ol lang="en" dir="ltr">
              {ids.map((id) => (
                <Row key={id} id={id} />
              ))}
            </ol>
          </dd>,
        ])}
      </dl>
    </details>
  );
}

/** The sentences are in English in every language, as the rules themselves. */
function Row({ id }: { readonly id: string }) {
  const rule = known[id];
  return (
    <li>
      {rule?.why} <code>{id}</code>
      {rule?.when && <span class="quiet when">{rule.when}</span>}
    </li>
  );
}
