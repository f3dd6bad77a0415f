interface ScrollBarSize {
  readonly width: number;
  readonly height: number;
}

const BOX_PX = 100;

/**
 * Stands in for the file of the same purpose in `@rc-component/util` (vite.config.ts), which antd's tables measure with: that
 * one writes a style element without a nonce, which the content policy refuses (ACC-61).
 */
export function getTargetScrollBarSize(target: unknown): ScrollBarSize {
  if (!(target instanceof Element)) return { width: 0, height: 0 };
  const drawn = getComputedStyle(target, '::-webkit-scrollbar');
  const { scrollbarColor, scrollbarWidth } = getComputedStyle(target);
  const measured = measure({ scrollbarColor, scrollbarWidth });
  return { width: pixelsOf(drawn.width) ?? measured.width, height: pixelsOf(drawn.height) ?? measured.height };
}

function getScrollBarSize(): number {
  return measure({}).width;
}
export { getScrollBarSize as default };

function measure(style: Partial<Pick<CSSStyleDeclaration, 'scrollbarColor' | 'scrollbarWidth'>>): ScrollBarSize {
  const box = document.createElement('div');
  const place = { position: 'absolute', left: '0', top: '0', width: `${BOX_PX}px`, height: `${BOX_PX}px` };
  Object.assign(box.style, place, { overflow: 'scroll' }, style);
  document.body.append(box);
  const size = { width: BOX_PX - box.clientWidth, height: BOX_PX - box.clientHeight };
  box.remove();
  return size;
}

function pixelsOf(length: string): number | null {
  const pixels = /^(\d+(?:\.\d+)?)px$/.exec(length)?.[1];
  return pixels === undefined ? null : Number(pixels);
}
