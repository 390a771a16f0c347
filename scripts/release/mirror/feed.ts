import { project } from '../../../src/model/project.ts';
import { sectionOf } from '../changelog.ts';
import { escaped } from './page.ts';

/** The versions of the changelog that have a day, newest first. */
function versionsOf(changelog: string): { readonly version: string; readonly day: string }[] {
  return [...changelog.matchAll(/^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d{2}-\d{2})$/gm)].map(
    ([, version = '', day = '']) => ({
      version,
      day,
    }),
  );
}

/** The releases as an Atom feed (RFC 4287). */
export function feedOf(changelog: string, committedOn: string): string {
  const versions = versionsOf(changelog);
  const entries = versions.map(
    ({ version, day }) => `<entry>
<id>${escaped(`${project.home}#${version}`)}</id>
<title>Reachable ${version}</title>
<updated>${day}T00:00:00Z</updated>
<link href="${escaped(project.mirror)}"/>
<content type="text">${escaped(sectionOf(changelog, version) ?? '')}</content>
</entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${escaped(project.home)}</id>
<title>Reachable</title>
<updated>${versions[0] ? `${versions[0].day}T00:00:00Z` : committedOn}</updated>
<author><name>Reachable</name></author>
<link rel="self" href="${escaped(new URL('feed.xml', project.mirror).href)}"/>
${entries.join('\n')}
</feed>
`;
}
