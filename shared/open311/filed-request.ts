import { z } from 'zod';
import type { CaseCodes } from '../cases/codes/case-codes.ts';
import type { Reporter } from '../http/case-bodies.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { CaseCategory, CaseView } from '../model/case.ts';
import { LINE_ATTRIBUTE, serviceClass } from './services.ts';

const word = z.string().trim().max(200).optional();

/** `POST requests`. A form sends numbers as text. */
export const filedRequestSchema = z.strictObject({
  jurisdiction_id: word,
  service_code: z.string().trim().min(1).max(40),
  lat: z.coerce.number().min(-90).max(90).optional(),
  long: z.coerce.number().min(-180).max(180).optional(),
  address_string: z.string().trim().min(1).max(300).optional(),
  address_id: word,
  description: z.string().trim().max(4000).optional(),
  first_name: word,
  last_name: word,
  phone: word,
  media_url: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .optional(),
  attribute: z.record(z.string().max(40), z.string().max(200)).optional(),
  /** Taken so that clients are not refused, and kept nowhere (O311-6). */
  email: word,
  device_id: word,
  account_id: word,
});
export type FiledRequest = z.infer<typeof filedRequestSchema>;

/** What a filed request opens. */
export interface FiledCase {
  readonly kind: CaseView['kind'];
  readonly category?: CaseCategory;
  readonly code?: string;
  readonly line?: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly description: string;
  readonly source: 'public';
  readonly reporter?: Reporter;
}

export interface FilingFault {
  readonly field: string;
  readonly reason: string;
  /** True for a service that does not exist, which the specification answers with 404. */
  readonly isUnknownService?: true;
}

const LONGEST = 2000;

/** The case that a filed request opens, or the field that is wrong (O311-3). */
export function filedCase(given: FiledRequest, codes: Pick<CaseCodes, 'minors'>): Result<FiledCase, FilingFault> {
  const found = serviceClass(given.service_code, codes);
  if (!found) return err({ field: 'service_code', reason: 'was not found', isUnknownService: true });
  const { lat, long, address_string: address, attribute = {} } = given;
  if ((lat === undefined) !== (long === undefined))
    return err({ field: lat === undefined ? 'lat' : 'long', reason: 'is missing' });
  if (lat === undefined && address === undefined)
    return err({ field: 'lat', reason: 'is missing, and so is address_string' });
  const unknown = Object.keys(attribute).find((name) => name !== LINE_ATTRIBUTE);
  if (unknown !== undefined) return err({ field: `attribute[${unknown}]`, reason: 'is no attribute of this service' });
  const name = 'minor' in found ? found.minor.label.zh : null;
  const description = describe(given, name ?? given.service_code);
  if (description.length > LONGEST)
    return err({
      field: 'description',
      reason: `is longer than ${LONGEST} letters together with address and media_url`,
    });
  const line = attribute[LINE_ATTRIBUTE];
  const reporter = reporterOf(given);
  return ok({
    kind: found.kind,
    ...('minor' in found ? { code: found.code } : { category: found.category }),
    ...(line === undefined ? {} : { line }),
    lon: long ?? null,
    lat: lat ?? null,
    description,
    source: 'public',
    ...(reporter ? { reporter } : {}),
  });
}

/** Words, address and link, each on a line of its own: we look up no addresses and fetch no links. */
function describe({ description, address_string: address, media_url: media }: FiledRequest, name: string): string {
  const words = description === undefined || description === '' ? name : description;
  return [words, ...(address ? [`地址：${address}`] : []), ...(media ? [`附件：${media}`] : [])].join('\n');
}

function reporterOf({ first_name: first = '', last_name: last = '', phone }: FiledRequest): Reporter | null {
  const name = [last, first]
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, 100);
  const number = phone !== undefined && /^\+?[\d\s()-]{3,30}$/.test(phone) ? phone : null;
  return name === '' && number === null ? null : { name: name === '' ? null : name, phone: number };
}
