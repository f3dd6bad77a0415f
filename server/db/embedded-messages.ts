/** What the worker thread of the embedded database is started for. */
export type EmbeddedTask =
  | { readonly task: 'create'; readonly folder: string }
  /** `folder` null keeps everything in memory. */
  | { readonly task: 'serve'; readonly folder: string | null; readonly socketPath: string };

export type FromEmbedded =
  { readonly kind: 'ready' } | { readonly kind: 'closed' } | { readonly kind: 'failed'; readonly message: string };
