import type { ViewStore } from './stores/view.ts';

/** A path of this server with the theme and language of this page, for a page that is loaded anew. */
export function viewLink(path: string, view: ViewStore): string {
  const { theme, language } = view.getState();
  const url = new URL(path, location.origin);
  const put = (key: string, value: string, unless: string) => {
    if (value === unless) url.searchParams.delete(key);
    else url.searchParams.set(key, value);
  };
  put('theme', theme, 'dark');
  put('lang', language, 'zh');
  return `${url.pathname}${url.search.replaceAll('%3A', ':')}${url.hash}`;
}
