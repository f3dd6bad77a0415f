export function buildWhatChanged(root: string): Promise<void>;
export function isBuilt(root: string, name: 'client' | 'server'): boolean;
