import { project } from '../../../model/project.ts';

/** Code hosts refuse longer addresses. */
const maxLength = 8000;

/**
 * The address of the form for wrong verdicts with a report in it. Of one that does not fit the end is left out, line by
 * line: the whole can be copied.
 */
export function reportLink(report: string): string {
  const lines = report.split('\n');
  const link = () => `${project.reports}&${new URLSearchParams({ report: lines.join('\n') })}`;
  while (lines.length > 1 && link().length > maxLength) lines.pop();
  return link();
}

/** The site that such a link opens. */
export const reportHost = new URL(project.reports).host;
