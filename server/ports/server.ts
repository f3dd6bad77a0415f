import type { SessionLimits } from '../../shared/access/session-limits.ts';
import type { TrustedProxies } from '../proxy-settings.ts';
import type { Clock } from './clock.ts';
import type { Ingest } from './ingest.ts';
import type { Store } from './store.ts';
import type { LiveWorld } from './world.ts';

/** Everything the HTTP routes and the sockets are given: the seams of this folder, one of each, built in main.ts. Nobody imports a sibling. */
export interface ServerDeps {
  readonly clock: Clock;
  readonly config: ServerConfig;
  readonly store: Store;
  readonly world: LiveWorld;
  readonly ingest: Ingest;
}

/** Parsed once from the environment by config.ts and frozen. */
export interface ServerConfig {
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly district: string;
  readonly demo: boolean;
  /** Origins whose pages may write and open sockets; empty for those of the very host that is asked. */
  readonly origins: readonly string[];
  readonly trustProxy: TrustedProxies;
  /** Of people; a demo identity has its own. */
  readonly sessionLimits: SessionLimits;
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  /** Raw text of JINGGE_BASEMAP, parsed by the HTTP side into a BasemapChoice. */
  readonly basemap: string | null;
  readonly version: string;
  /** Secret that lets local tools enrol devices and import; written to the control file, never logged. */
  readonly operatorToken: string;
  /** Signs cookies and seals second factors: JINGGE_SECRET, or a file of the data folder. Never logged. */
  readonly secret: string;
  /** Sign-in elsewhere; null when it is not configured. */
  readonly oidc: OidcConfig | null;
}

/** An OpenID Connect provider (JINGGE_OIDC_*). */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the provider sends the browser back to: `https://<this server>/api/v1/session/oidc/callback`. */
  readonly redirectUrl: string;
  /** Claim that holds our username; null when only administrators link accounts. */
  readonly usernameClaim: string | null;
}
