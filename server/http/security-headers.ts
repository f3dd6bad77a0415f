import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Headers that keep a page to itself. Sockets of this very host are named because older browsers do not count them as
 * `'self'`; inline styles are allowed only because antd injects its own.
 */
export function securityHeaders(basemapOrigins: readonly string[]): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...basemapOrigins],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", socketsOf, ...basemapOrigins],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    // Served over plain HTTP in a closed network as well; a proxy with TLS adds its own.
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xFrameOptions: { action: 'sameorigin' },
  });
}

function socketsOf({ headers: { host } }: IncomingMessage): string {
  return host !== undefined && /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(host)
    ? `ws://${host} wss://${host}`
    : "'self'";
}
