/** What the page is told at build time; the only reader of `import.meta.env`. */
export interface ClientConfig {
  readonly development: boolean;
}

export const CLIENT_CONFIG: ClientConfig = Object.freeze({ development: import.meta.env.DEV });
