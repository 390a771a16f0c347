import { type Finding, findings, findingsRead, findingUrl } from '../../catalogue/findings.ts';
import { days } from './format.ts';
import { t } from './text.ts';

/** What OONI has published, with the day of the list. @param country of which alone; absent: of all */
export function FindingsList({ country }: { readonly country?: string }) {
  const shown = findings.filter((one) => country === undefined || one.country === country);
  if (shown.length === 0) return undefined;
  const read = Date.parse(`${findingsRead}T12:00`);
  return (
    <>
      <p class="quiet">{t('findings_text', { read: days(read, read) })}</p>
      <ul class="findings">
        {shown.map((finding) => (
          <FindingLine key={finding.number} finding={finding} />
        ))}
      </ul>
    </>
  );
}

function FindingLine({ finding }: { readonly finding: Finding }) {
  return (
    <li>
      <a class="lone-link" href={findingUrl(finding)} target="_blank" rel="noreferrer" lang="en">
        <bdi>
          {finding.title} ({finding.year})
        </bdi>
      </a>
    </li>
  );
}
