/**
 * The section of a version in the changelog, without its heading. `Unreleased` stands for what has no version yet.
 * @returns undefined if there is none, or it is empty
 */
export function sectionOf(changelog: string, version: string): string | undefined {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => text.startsWith(`[${version}]`));
  const body = section?.slice(section.indexOf('\n') + 1).replace(/^\[[^\]]+\]: .*$/gm, '');
  return body?.trim() || undefined;
}

/** Whether the heading of a version has a day, as in `## [1.2.0] - 2027-01-31`. */
export function hasDay(changelog: string, version: string): boolean {
  const heading = changelog.split('\n').find((line) => line.startsWith(`## [${version}]`));
  return /\] - \d{4}-\d{2}-\d{2}$/.test(heading ?? '');
}
