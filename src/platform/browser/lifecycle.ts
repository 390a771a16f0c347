import { extension } from './extension.ts';

/**
 * Other events that wake the background. Listeners for them have to be added while the background's script first runs.
 */

/** The extension was installed, and not only updated. */
export function onInstall(listener: () => Promise<void>): void {
  extension.runtime.onInstalled.addListener(async ({ reason }) => {
    if (reason === 'install') await listener();
  });
}

/** The extension was updated. */
export function onUpdate(listener: () => Promise<void>): void {
  extension.runtime.onInstalled.addListener(async ({ reason }) => {
    if (reason === 'update') await listener();
  });
}

/** The browser was started, or it or the extension was updated. */
export function onFreshStart(listener: () => Promise<void>): void {
  extension.runtime.onStartup.addListener(listener);
  extension.runtime.onInstalled.addListener(listener);
}

/** A keyboard command, ignored in a private window. Firefox for Android has no commands. */
export function onCommand(listener: (command: string) => Promise<void>): void {
  extension.commands?.onCommand.addListener(async (command, tab) => {
    if (!tab?.incognito) await listener(command);
  });
}
