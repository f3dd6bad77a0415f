/** What a key for other programs may be given; nothing else is open to a key (ACC-33). */
export const API_SCOPES = ['open311:read', 'open311:write', 'export:read'] as const;
export type ApiScope = (typeof API_SCOPES)[number];
