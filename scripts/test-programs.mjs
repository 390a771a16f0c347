import { canInstallPackages, findProgram, installPackages } from './debian.mjs';

/** The programs that tests call, and the Debian package that brings each. Browsers: see browsers.mjs. */
const programs = [
  { name: 'certutil', debianPackage: 'libnss3-tools' },
  { name: 'curl', debianPackage: 'curl' },
  { name: 'ip', debianPackage: 'iproute2' },
  { name: 'openssl', debianPackage: 'openssl' },
  { name: 'perl', debianPackage: 'perl-base' },
  { name: 'postgres', debianPackage: 'postgresql' },
];

/** Makes sure that the programs that tests call are there, or ends with the names of those that are not. */
export async function ensureTestPrograms() {
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
