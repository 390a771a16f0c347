/** Bytes that the history takes on disk; undefined if the browser does not report it. */
export async function storageUsed(): Promise<number | undefined> {
  try {
    return (await navigator.storage.estimate()).usage;
  } catch {
    return undefined;
  }
}
