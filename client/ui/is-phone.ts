/** Whether the page is on a screen that is held in one hand. */
export function isPhone(): boolean {
  return matchMedia('(max-width: 600px)').matches;
}
