import { packaged } from '../../src/catalogue/catalogue.ts';
import { defaultEntries, uncontacted } from '../../src/catalogue/contact-age.ts';
import type { Contact } from '../../src/model/service.ts';
import { sectionOf } from './changelog.ts';
import type { ReleaseOptions } from './checks.ts';
import { measuredIn } from './measured.ts';
import { verifyCommand } from './signature.ts';

/**
 * The notes of a release: the changes, how old its knowledge of the servers is, what it can measure, and how to verify
 * a package. The sums are added once it is signed.
 */
export function releaseNotes(changelog: string, packageFile: string, { version, now }: ReleaseOptions): string {
  return [
    `# Reachable ${version}`,
    sectionOf(changelog, version) ?? sectionOf(changelog, 'Unreleased') ?? '',
    '## How current the addresses are',
    ageOf(defaultEntries(packaged), now),
    '## What can be measured',
    measuredIn(packaged.services),
    '## Verify what you downloaded',
    `In the folder of the download, with its \`.sig\` and \`allowed-signers\` beside it:\n\n\`\`\`\n${verifyCommand(packageFile)}\n\`\`\``,
    '',
  ].join('\n\n');
}

/** Lists the default addresses that nobody tried lately. */
export function ageOf(
  entries: readonly { readonly url: string; readonly contacted?: Pick<Contact, 'on'> | undefined }[],
  now: number,
) {
  const old = uncontacted(entries, now);
  if (old.length === 0)
    return `Each of the ${entries.length} addresses that are asked by default answered us within 30 days before this release.`;
  const listed = old.map((url) => `- \`${url}\``).join('\n');
  return `**${old.length} of the ${entries.length} addresses that are asked by default were not tried by us against the real servers within 30 days before this release:** they are from public texts. Where one has moved, a verdict may be wrong.\n\n${listed}`;
}
