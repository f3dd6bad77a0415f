import type { z } from 'zod';
import { AppError, sentenceOf } from './app-error.ts';

/** A JSON file against its schema, or an AppError with one sentence that names the file and the first wrong field. */
export function parseFile<T>(path: string, text: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parseJson(path, text));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const more = parsed.error.issues.length - 1;
  const field = issue && issue.path.length > 0 ? issue.path.map(String).join('.') : 'the whole file';
  const rest = more > 0 ? ` (and ${more} more)` : '';
  throw new AppError('file-invalid', `${path}: ${field}: ${issue?.message ?? 'does not fit its schema'}${rest}.`);
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('file-invalid', `${path} is not JSON: ${sentenceOf(error)}.`, { cause: error });
  }
}
