/** Fen as yuan with two decimals, `1,500,000.00`, worked out in whole numbers so that no fen is lost. */
export function yuanText(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const all = Math.abs(fen);
  const yuan = Math.floor(all / 100);
  const rest = String(all - yuan * 100).padStart(2, '0');
  return `${sign}${String(yuan).replace(/\B(?=(\d{3})+$)/g, ',')}.${rest}`;
}
