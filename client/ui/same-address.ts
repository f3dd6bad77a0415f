/** What of an address tells pages apart. */
interface Place {
  readonly pathname: string;
  readonly search: string;
}

/**
 * Whether the browser is where a page was drawn for. A page stays until the next one has loaded, and is drawn anew a moment after its
 * own address has changed: what it does by itself then (a timer, an answer, a changed theme) is about an address that is no more.
 */
export function isSameAddress(browser: Place & { readonly origin: string }, drawn: Place): boolean {
  // Written as the browser writes it: a link may have characters of its own.
  const { pathname, search } = new URL(`${drawn.pathname}${drawn.search}`, browser.origin);
  return browser.pathname === pathname && browser.search === search;
}
