import { desk } from './desk.ts';
import { wall } from './wall.ts';
import { words } from './words.ts';

/** Every namespace with its two languages. */
export const NAMESPACES = { desk, words, wall } as const;
