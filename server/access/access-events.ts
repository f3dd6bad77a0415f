/** What an actor is known by: when one of these is revoked, whatever stands on it is asked again (ACC-15). */
export interface Credential {
  readonly kind: 'session' | 'account' | 'display' | 'device' | 'api-key';
  /** Never the secret itself: whoever logs it tells nothing. */
  readonly id: string;
}

/** Told within the process at the moment when a credential ends, or when what it gives has changed. */
export interface AccessEvents {
  revoked(credential: Credential): void;
  /** Returns a stop function. */
  onRevoked(listener: (credential: Credential) => void): () => void;
}

export function createAccessEvents(): AccessEvents {
  const listeners = new Set<(credential: Credential) => void>();
  return {
    revoked(credential) {
      for (const listener of listeners) listener(credential);
    },
    onRevoked(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
