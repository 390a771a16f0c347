/** Why a file is refused. The pages have a sentence for each code (`import_<code>`). */
export type ImportErrorCode =
  | 'other-file'
  | 'newer-version'
  | 'not-text'
  | 'not-json'
  | 'not-valid'
  | 'name-taken'
  | 'cut-off'
  | 'line-too-long'
  | 'too-large';

export class ImportError extends Error {
  readonly code: ImportErrorCode;
  /** The number of the wrong line, from 1. */
  readonly line: number | undefined;
  /** For experts: which field is wrong, and what was expected. */
  readonly detail: string | undefined;

  constructor(code: ImportErrorCode, line?: number, detail?: string) {
    super(['import', code, line, detail].filter((part) => part !== undefined).join(': '));
    this.name = 'ImportError';
    this.code = code;
    this.line = line;
    this.detail = detail;
  }
}
