import { type BrowserName, ensureBrowser } from './browsers.ts';
import { canInstallPackages, findProgram, installPackages } from './debian.ts';

/** The programs that tests call, each with its Debian package. */
const programs = [
  { name: 'certutil', debianPackage: 'libnss3-tools' },
  { name: 'curl', debianPackage: 'curl' },
  { name: 'haproxy', debianPackage: 'haproxy' },
  { name: 'ip', debianPackage: 'iproute2' },
  { name: 'jq', debianPackage: 'jq' },
  { name: 'openssl', debianPackage: 'openssl' },
  { name: 'perl', debianPackage: 'perl-base' },
  { name: 'ssh-keygen', debianPackage: 'openssh-client' },
  { name: 'systemd-analyze', debianPackage: 'systemd' },
  { name: 'postgres', debianPackage: 'postgresql' },
];

/** Installs the missing test programs and browsers if it may; otherwise this process ends and names what is missing. */
export async function ensureTestPrograms(...browsers: readonly BrowserName[]): Promise<void> {
  await ensurePrograms();
  for (const browser of browsers) await ensureBrowser(browser);
}

async function ensurePrograms(): Promise<void> {
  const missing = () => programs.filter(({ name }) => findProgram(name) === undefined);
  if (missing().length > 0 && canInstallPackages()) {
    await installPackages(missing().map(({ debianPackage }) => debianPackage));
  }
  if (missing().length === 0) return;
  console.error(
    `The tests need these programs: ${missing()
      .map(({ name }) => name)
      .join(', ')}.`,
  );
  console.error(
    `On Debian or Ubuntu: sudo apt-get install ${missing()
      .map(({ debianPackage }) => debianPackage)
      .join(' ')}`,
  );
  process.exit(2);
}
