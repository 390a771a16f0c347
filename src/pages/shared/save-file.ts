/** Hands a file to the browser, which saves it as its other downloads. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the file after this click is over.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
