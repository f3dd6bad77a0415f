/** The first message to the worker thread of the embedded database: what it is for. Any later one ends it. */
export type EmbeddedTask =
  | { readonly task: 'create'; readonly folder: string }
  /** `folder` null keeps everything in memory. */
  | { readonly task: 'serve'; readonly folder: string | null; readonly socketPath: string };

export type FromEmbedded =
  { readonly kind: 'ready' } | { readonly kind: 'closed' } | { readonly kind: 'failed'; readonly message: string };
