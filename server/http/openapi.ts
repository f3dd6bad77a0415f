import { z } from 'zod';
import type { Endpoint } from '../../shared/http/endpoint.ts';
import { ENDPOINTS } from '../../shared/http/endpoints/index.ts';
import { problemSchema } from '../../shared/http/problem.ts';

type Json = Readonly<Record<string, unknown>>;

/** OpenAPI 3.1 of the endpoint table, from the very schemas that check requests. */
export function openApi(version: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [id, endpoint] of Object.entries<Endpoint>(ENDPOINTS)) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[endpoint.method] = operation(id, endpoint);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Jingge', version, description: 'Command centre for fine-grained city management' },
    paths,
    components: {
      schemas: { Problem: schemaOf(problemSchema, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'jingge_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function operation(id: string, endpoint: Endpoint): Json {
  const { admission, summary } = endpoint;
  return {
    operationId: id,
    summary,
    'x-right': admission,
    ...(admission === 'anyone' || admission === 'loopback' ? {} : { security: [{ session: [] }, { token: [] }] }),
    parameters: [
      ...parameters('path', endpoint.params),
      ...parameters('query', endpoint.query),
      ...(endpoint.idempotent ? [{ name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } }] : []),
    ],
    ...(endpoint.body instanceof z.ZodUndefined
      ? uploadOf(endpoint)
      : { requestBody: { required: true, content: json(schemaOf(endpoint.body, 'input')) } }),
    responses: {
      [endpoint.status]: success(endpoint),
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

/** A body of bytes, told by its content and not by its name. */
function uploadOf({ uploads }: Endpoint): Json {
  if (uploads.length === 0) return {};
  const schema = { type: 'string', format: 'binary' };
  return { requestBody: { required: true, content: Object.fromEntries(uploads.map((type) => [type, { schema }])) } };
}

function success({ status, media, answer }: Endpoint): Json {
  if (status === 204) return { description: 'Done' };
  return { description: 'Answer', content: json(schemaOf(answer, 'output'), media) };
}

function json(schema: Json, media = 'application/json'): Json {
  return { [media]: { schema } };
}

function parameters(place: 'path' | 'query', schema: z.ZodType): readonly Json[] {
  const object = schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: readonly string[] };
  return Object.entries(object.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (object.required ?? []).includes(name),
    schema: property,
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
