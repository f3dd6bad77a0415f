/** Made at build time (scripts/assets/core-fonts.ts). */
declare module 'virtual:core-fonts' {
  /** By weight: the file with the characters of `CORE_RANGE`. */
  export const CORE_FILES: Readonly<Record<400 | 500 | 700, string>>;
  export const CORE_RANGE: string;
  /** By slice of the shipped font: its characters less those of the core. */
  export const SLICE_RANGES: Readonly<Record<string, string>>;
}
