import { z } from 'zod';
import { LANGUAGES, type Language } from '../stores/view.ts';
import type { ThemeName } from '../theme/tokens.ts';

/** What a phone remembers of how it shows things: nothing of anybody. */
export interface FieldView {
  readonly language: Language;
  readonly theme: ThemeName;
}

const NAME = 'jingge-field-view';
const viewSchema = z.object({ language: z.enum(LANGUAGES), theme: z.enum(['dark', 'light']) });
/** Light, because it is read in the sun. */
const DEFAULT: FieldView = { language: 'zh', theme: 'light' };

/** As the address asks, else as it was chosen last, else Chinese and light. */
export function readView(search: string, storage: Pick<Storage, 'getItem'>): FieldView {
  const kept = viewSchema.safeParse(parsed(storage.getItem(NAME)));
  const query = new URLSearchParams(search);
  const asked = viewSchema
    .partial()
    .catch({})
    .parse({ language: query.get('lang') ?? undefined, theme: query.get('theme') ?? undefined });
  const { language = undefined, theme = undefined } = asked;
  const before = kept.success ? kept.data : DEFAULT;
  return { language: language ?? before.language, theme: theme ?? before.theme };
}

export function keepView({ language, theme }: FieldView, storage: Pick<Storage, 'setItem'>): void {
  storage.setItem(NAME, JSON.stringify({ language, theme }));
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
