import type { AboutEvidence } from '../../../history/export/evidence-file.ts';
import type { Gathered } from '../../../history/export/gather-evidence.ts';
import { CopyButton } from '../../shared/copy-button.tsx';
import { days, sentences } from '../../shared/format.ts';
import { t } from '../../shared/text.ts';
import { factsOf, limits } from './facts.ts';
import { Findings, leadingFindings } from './findings.tsx';

interface Props {
  readonly gathered: Gathered;
  readonly sha256: string;
  readonly about: Omit<AboutEvidence, 'doesNotProve'>;
}

/** The name of the sums, which is not translated. */
const sum = 'SHA-256';

/** The page that is printed. */
export function EvidenceDocument({ gathered, sha256, about }: Props) {
  const period = days(about.since, about.until - 1);
  return (
    <article class="proof">
      <h2>{t('proof_heading', { days: period })}</h2>
      <div class="proof-leads">
        {leadingFindings(gathered, period).map((finding) => (
          <blockquote class="line" key={finding}>
            <p>{finding}</p>
            <CopyButton text={() => finding} />
          </blockquote>
        ))}
      </div>
      <p>{t('proof_intro')}</p>
      <dl>
        {factsOf(gathered, about).map(({ name, values, isolated }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {values.map((value) => (
                <p key={value}>{isolated ? <bdi>{value}</bdi> : value}</p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <h3>{t('proof_found')}</h3>
      <Findings services={gathered.services} />
      <section>
        <h3>{t('proof_limits')}</h3>
        <ul class="proof-limits">
          {limits().map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{t('proof_sums_title')}</h3>
        <p>
          {sentences([t('proof_sums_each', { button: t('proof_save_records'), sum }), t('proof_sums_all', { sum })])}
        </p>
        <p class="proof-sum">
          <code dir="ltr">{sha256}</code>
        </p>
      </section>
    </article>
  );
}
