/** The part of web-ext that is used here; the package has no types. */
declare module 'web-ext' {
  interface Finding {
    readonly code: string;
    readonly message: string;
    readonly file?: string;
    readonly line?: number;
  }
  export const cmd: {
    lint(
      options: { sourceDir: string; output: 'none' },
      settings: { shouldExitProgram: false },
    ): Promise<{ readonly errors: Finding[]; readonly warnings: Finding[] }>;
    run(
      options: { sourceDir: string; firefox: string; noReload: true; noInput: true; target: ['firefox-desktop'] },
      settings: { shouldExitProgram: false },
    ): Promise<{ registerCleanup(listener: () => void): void }>;
  };
}
