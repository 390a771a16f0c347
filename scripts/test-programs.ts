import { canInstallPackages, findProgram, installPackages } from './debian.ts';

/** The programs that tests call, each with its Debian package. For browsers see browsers.ts. */
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

/** Installs missing test programs if it may; otherwise this process ends and names them. */
export async function ensureTestPrograms(): Promise<void> {
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
