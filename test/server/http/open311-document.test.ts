import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { createdSchema, definitionSchema, requestsSchema, servicesSchema } from '../../../shared/open311/documents.ts';
import { open311Document } from '../../../server/http/open311-document.ts';
import {
  CREATED_JSON,
  CREATED_XML,
  DEFINITION_JSON,
  DEFINITION_XML,
  REQUESTS_JSON,
  REQUESTS_XML,
  SERVICES_JSON,
  SERVICES_XML,
} from '../../support/georeport-examples.ts';

const EXAMPLES = [
  ['services', SERVICES_JSON, SERVICES_XML, servicesSchema],
  ['service_definition', DEFINITION_JSON, DEFINITION_XML, definitionSchema],
  ['service_requests', REQUESTS_JSON, REQUESTS_XML, requestsSchema],
  ['service_requests', CREATED_JSON, CREATED_XML, createdSchema],
] as const;

const parser = new XMLParser({ parseTagValue: false });
type Asked = Parameters<typeof open311Document>[0];
const ofPath = (path: string) => ({ path }) as Asked;

describe('documents of GeoReport v2', () => {
  it.each(EXAMPLES)('O311-1 the published example of %s is the same document in both formats', (root, json, xml) => {
    const written = open311Document(ofPath('/open311/v2/x.xml'), root, json);
    expect(written.media).toBe('text/xml');
    expect(written.text).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?>/);
    expect(parser.parse(written.text)).toEqual(parser.parse(xml));
    const plain = open311Document(ofPath('/open311/v2/x.json'), root, json);
    expect([plain.media, JSON.parse(plain.text)]).toEqual(['application/json', json]);
  });

  it.each(EXAMPLES)('O311-1 the published example of %s fits what we answer', (_root, json, _xml, schema) => {
    expect(schema.safeParse(json).error?.issues ?? []).toEqual([]);
  });

  it('O311-1 text with markup and with what XML cannot hold stays text', () => {
    const { text } = open311Document(ofPath('/open311/v2/x.xml'), 'errors', [
      { code: 400, description: '<b>&\u0001"x"' },
    ]);
    expect(parser.parse(text)).toEqual({
      '?xml': '',
      errors: { error: { code: '400', description: '<b>&"x"' } },
    });
  });
});
