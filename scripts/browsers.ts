import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { Target } from './build.ts';
import { canInstallPackages, findProgram, installPackages, linuxFamily } from './debian.ts';

export type BrowserName = 'chromium' | 'edge' | 'chrome' | 'firefox';

export interface Browser {
  readonly name: BrowserName;
  readonly path: string;
  readonly target: Target;
}

const programFiles = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']];

/** @param path below "Program Files" */
const onWindows = (path: string) =>
  programFiles.filter((folder) => folder !== undefined).map((folder) => join(folder, path));

const onMac = (application: string) => `/Applications/${application}.app/Contents/MacOS/${application}`;

/** Where each browser usually is: a program's name on the PATH, or a whole path. */
const places: Record<BrowserName, readonly string[]> = {
  chromium: ['chromium', 'chromium-browser', onMac('Chromium'), ...onWindows('Chromium/Application/chrome.exe')],
  edge: [
    'microsoft-edge',
    'microsoft-edge-stable',
    onMac('Microsoft Edge'),
    ...onWindows('Microsoft/Edge/Application/msedge.exe'),
  ],
  chrome: [
    'google-chrome',
    'google-chrome-stable',
    onMac('Google Chrome'),
    ...onWindows('Google/Chrome/Application/chrome.exe'),
  ],
  firefox: [
    'firefox-esr',
    'firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    ...onWindows('Mozilla Firefox/firefox.exe'),
  ],
};

/** The browsers that can stand in for each: Edge and Chrome for Chromium. */
const families: Record<BrowserName, readonly BrowserName[]> = {
  chromium: ['chromium', 'edge', 'chrome'],
  edge: ['edge'],
  chrome: ['chrome'],
  firefox: ['firefox'],
};

/** The installed browser of this name, if there is one. */
export function findBrowser(wanted: BrowserName): Browser | undefined {
  for (const name of families[wanted]) {
    const path = places[name]
      .map((place) => (isAbsolute(place) ? place : findProgram(place)))
      .find((place) => place !== undefined && existsSync(place));
    if (path !== undefined) return { name, path, target: name === 'firefox' ? 'firefox' : 'chrome' };
  }
  return undefined;
}

function howToInstall(wanted: BrowserName): string {
  const firefox = wanted === 'firefox';
  if (process.platform === 'darwin') return `brew install --cask ${firefox ? 'firefox' : 'chromium'}`;
  if (process.platform === 'win32') return `winget install ${firefox ? 'Mozilla.Firefox' : 'Hibbiki.Chromium'}`;
  const family = linuxFamily();
  const name = firefox ? 'firefox' : 'chromium';
  if (family.includes('ubuntu')) return `sudo snap install ${name}`;
  if (family.includes('debian')) return `sudo apt-get install ${firefox ? 'firefox-esr' : 'chromium'}`;
  if (family.includes('fedora')) return `sudo dnf install ${name}`;
  if (family.includes('arch')) return `sudo pacman -S ${name}`;
  return `install ${name} with your package manager`;
}

/**
 * The wanted browser. It is installed first if that needs no password; otherwise this process ends and prints the
 * command that installs it.
 */
export async function ensureBrowser(wanted: BrowserName): Promise<Browser> {
  const found = findBrowser(wanted);
  if (found) return found;
  if (canInstallPackages() && (wanted === 'chromium' || wanted === 'firefox')) {
    await installPackages([wanted === 'firefox' ? 'firefox-esr' : 'chromium']);
    const installed = findBrowser(wanted);
    if (installed) return installed;
  }
  console.error(`No ${wanted} was found. This installs it:\n  ${howToInstall(wanted)}`);
  process.exit(2);
}
