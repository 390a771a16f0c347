/** Why a file is refused, in words that the pages turn into a sentence (`import_<code>`). */
export type ImportErrorCode =
  | 'other-file'
  | 'newer-version'
  | 'not-text'
  | 'not-json'
  | 'not-valid'
  | 'cut-off'
  | 'line-too-long'
  | 'too-large';

export class ImportError extends Error {
  readonly code: ImportErrorCode;
  /** The line that is wrong; 1 is the first. */
  readonly line: number | undefined;
  /** What is wrong with it, for experts: the field and what was expected of it. */
  readonly detail: string | undefined;

  constructor(code: ImportErrorCode, line?: number, detail?: string) {
    super(['import', code, line, detail].filter((part) => part !== undefined).join(': '));
    this.name = 'ImportError';
    this.code = code;
    this.line = line;
    this.detail = detail;
  }
}
