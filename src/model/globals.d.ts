/** The only global beyond the language that every runtime has and that touches nothing outside itself. */
declare const URL: {
  new (
    url: string,
    base?: string,
  ): {
    readonly protocol: string;
    readonly host: string;
    readonly hostname: string;
    readonly pathname: string;
    readonly port: string;
    readonly hash: string;
    readonly username: string;
    readonly password: string;
    readonly href: string;
  };
  canParse(url: string): boolean;
};
