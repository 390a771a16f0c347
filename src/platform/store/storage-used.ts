/** How much room the history takes on the disk, bytes; undefined where the browser does not tell. */
export async function storageUsed(): Promise<number | undefined> {
  try {
    return (await navigator.storage.estimate()).usage;
  } catch {
    return undefined;
  }
}
