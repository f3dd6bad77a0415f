import type { FieldError } from '../../shared/http/problem.ts';

/**
 * The first text of an input that no store can keep as it came: with a null character, or with half of a surrogate pair
 * (ACC-63). PostgreSQL refuses both, one in text and both in JSON. Null when there is none; names of members count too.
 */
export function findUnstorableText(input: unknown): FieldError | null {
  return look(input, []);
}

function look(value: unknown, path: readonly string[]): FieldError | null {
  if (typeof value === 'string') {
    const fault = faultOf(value);
    return fault === null ? null : { path: path.join('.'), message: fault };
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    const fault = faultOf(name);
    const found = fault === null ? look(inner, [...path, name]) : { path: path.join('.'), message: `a name ${fault}` };
    if (found) return found;
  }
  return null;
}

function faultOf(text: string): string | null {
  if (text.includes('\0')) return 'holds a null character, which cannot be kept';
  return text.isWellFormed() ? null : 'holds half of a character (a lone surrogate), which cannot be kept';
}
