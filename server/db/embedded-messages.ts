/** What the embedded database is started with. */
export interface EmbeddedOptions {
  /** Folder of the store; null keeps everything in memory. */
  readonly folder: string | null;
  readonly socketPath: string;
}

export type FromEmbedded =
  { readonly kind: 'ready' } | { readonly kind: 'closed' } | { readonly kind: 'failed'; readonly message: string };
