import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler, Response } from 'express';
import helmet, { type HelmetOptions } from 'helmet';

/** What no page of ours asks a browser for. */
const NEVER_ASKED_FOR = [
  'accelerometer',
  'bluetooth',
  'browsing-topics',
  'camera',
  'display-capture',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];
const PERMISSIONS = [
  ...NEVER_ASKED_FOR.map((feature) => `${feature}=()`),
  // The wall stays awake; recovery codes are copied; an officer's phone says where it is.
  'clipboard-write=(self)',
  'fullscreen=(self)',
  'geolocation=(self)',
  'screen-wake-lock=(self)',
].join(', ');

const HALF_A_YEAR_S = 183 * 86_400;

/**
 * Headers that keep a page to itself (ACC-61). Sockets of this very host are named because older browsers do not count them
 * as `'self'`. Style elements that antd makes carry the nonce of the page. Over plain HTTP, as in a closed network, browsers
 * have no use for the headers that speak of TLS and of isolated origins.
 */
export function securityHeaders(basemapOrigins: readonly string[]): RequestHandler {
  const plain = helmet(headersFor(basemapOrigins, false));
  const overTls = helmet(headersFor(basemapOrigins, true));
  return (request, response, next) => {
    response.locals['nonce'] = randomBytes(18).toString('base64');
    response.setHeader('Permissions-Policy', PERMISSIONS);
    (request.secure ? overTls : plain)(request, response, next);
  };
}

/** The nonce of the page that is being answered. */
export function nonceOf(response: Pick<Response, 'locals'>): string {
  return String(response.locals['nonce']);
}

function headersFor(basemapOrigins: readonly string[], isSecure: boolean): HelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", nonceSource],
        styleSrcAttr: ["'none'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...basemapOrigins],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", socketsOf, ...basemapOrigins],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameSrc: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: HALF_A_YEAR_S, includeSubDomains: false } : false,
    crossOriginOpenerPolicy: isSecure ? { policy: 'same-origin' } : false,
    originAgentCluster: isSecure,
    xFrameOptions: { action: 'deny' },
  };
}

function nonceSource(_request: IncomingMessage, response: ServerResponse): string {
  return `'nonce-${nonceOf(response as unknown as Response)}'`;
}

function socketsOf({ headers: { host } }: IncomingMessage): string {
  return host !== undefined && /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(host)
    ? `ws://${host} wss://${host}`
    : "'self'";
}
