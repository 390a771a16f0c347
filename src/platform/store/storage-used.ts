/** Bytes that the history takes on the disk; undefined where the browser does not say. */
export async function storageUsed(): Promise<number | undefined> {
  try {
    return (await navigator.storage.estimate()).usage;
  } catch {
    return undefined;
  }
}
