import 'i18next';
import type { NAMESPACES } from './index.ts';

type Resources = { [N in keyof typeof NAMESPACES]: (typeof NAMESPACES)[N]['zh'] };

declare module 'i18next' {
  /** A key that does not exist, or a code without its word, does not compile. */
  interface CustomTypeOptions {
    defaultNS: 'desk';
    resources: Resources;
    returnNull: false;
  }
}
