/** The mark of the product, as in the tab of the browser; drawn with the page, so that nothing is fetched for it. */
export function Logo({ size }: { readonly size: number }) {
  return (
    <svg className="logo" viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#0B1220" />
      <path d="M6 12.5 15 6l11 4-2 13-9 4-9-5Z" fill="none" stroke="#4CC2FF" strokeWidth="2" strokeLinejoin="round" />
      <path d="M15 6v21M6 12.5l18.8 5" fill="none" stroke="#4CC2FF" strokeWidth="1.4" />
      <path d="m15 14.9 9.8 2.6L24 23l-9 4Z" fill="#2DD4BF" />
    </svg>
  );
}
