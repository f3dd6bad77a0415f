import type { Stores } from '../../stores/stores.ts';
import { OFFICER_STATES } from '../../../shared/model/officer.ts';
import { formatsFor } from '../../i18n/format.ts';
import type { DrawnView } from './drawn-row.ts';
import type { Fleet } from './fleet.ts';
import { chooseNames, drawnInView, drawnPlace, type DrawnOfficer } from './name-places.ts';

/** From here on people can be told apart: a street and what is around it. */
const NAMES_FROM_ZOOM = 15;
/** Who has a name is decided anew this often; where it stands, with every picture. */
const CHOOSE_MS = 400;
const EM_PX = 12;
const PADDING_PX = 10;
/** Share of an em that a letter takes which is not Chinese. */
const NARROW_EM = 0.58;

interface NamesView extends DrawnView {
  readonly zoom: number;
  readonly radiusPx: number;
  /** Rows that are pointed at, -1 for none: they have their names at every zoom. */
  readonly marked: readonly number[];
}

/** Names beside the officers, where they are drawn: text of the page over the map, so that it is as sharp and as old as everything else. */
export interface NameTags {
  /** With every picture. Answers in how many ms another picture is wanted, because the view has moved since names were chosen; null for none. */
  place(fleet: Fleet, view: NamesView): number | null;
  hide(): void;
  dispose(): void;
}

interface Tag {
  readonly element: HTMLElement;
  text: string;
  state: string;
}

/** @param over the element that the map lies in; screen readers have the names in lists and panels */
export function createNameTags(
  over: HTMLElement,
  stores: Pick<Stores, 'district' | 'frames' | 'link' | 'view'>,
): NameTags {
  const root = document.createElement('div');
  root.className = 'officer-names';
  root.setAttribute('aria-hidden', 'true');
  over.append(root);
  const tags = new Map<number, Tag>();
  let chosenAtMs = Number.NEGATIVE_INFINITY;
  let chosenFor = Float32Array.of();

  function choose(fleet: Fleet, view: NamesView): void {
    chosenAtMs = view.nowMs;
    chosenFor = view.matrix.slice();
    const marked = view.marked.filter((row) => row >= 0);
    const drawn: readonly DrawnOfficer[] =
      view.zoom >= NAMES_FROM_ZOOM
        ? drawnInView(fleet, view)
        : marked.map((row) => drawnPlace(fleet, view, row)).filter((place) => place !== null);
    const texts = new Map(drawn.map(({ row }) => [row, told(fleet, row)]));
    const chosen = chooseNames(drawn, new Set(tags.keys()), marked, (row) => {
      const text = texts.get(row)?.text;
      return text ? widthPx(text) : null;
    });
    for (const [row, { element }] of tags) {
      if (chosen.has(row)) continue;
      element.remove();
      tags.delete(row);
    }
    for (const row of chosen) write(row, texts.get(row)!, marked.includes(row));
  }

  /** Name, and for somebody who is silent or late how old the place is. */
  function told(fleet: Fleet, row: number): { readonly text: string; readonly state: string } | null {
    const index = fleet.officerAt(row);
    const { officers, district } = stores.district.getState();
    const name = officers.get(index)?.name;
    if (name === undefined) return null;
    const state = OFFICER_STATES[fleet.stateAt(row)] ?? '';
    const place = stores.frames.lastPlace(index);
    if ((state !== 'stale' && state !== 'silent') || !place || !district) return { text: name, state };
    const { nowMs, clockSkewMs } = stores.link.getState();
    const formats = formatsFor(district.timeZone, stores.view.getState().language);
    return { text: `${name} · ${formats.age(nowMs + clockSkewMs - place.fixMs)}`, state };
  }

  function write(
    row: number,
    { text, state }: { readonly text: string; readonly state: string },
    isMarked: boolean,
  ): void {
    let tag = tags.get(row);
    if (!tag) {
      const element = document.createElement('span');
      root.append(element);
      tags.set(row, (tag = { element, text: '', state: '' }));
    }
    if (tag.text !== text) tag.element.textContent = tag.text = text;
    if (tag.state !== state) tag.element.dataset['state'] = tag.state = state;
    tag.element.classList.toggle('marked', isMarked);
  }

  function hide(): void {
    root.replaceChildren();
    tags.clear();
    chosenAtMs = Number.NEGATIVE_INFINITY;
  }

  return {
    place(fleet, view) {
      if (view.zoom < NAMES_FROM_ZOOM && view.marked.every((row) => row < 0)) {
        if (tags.size > 0) hide();
        return null;
      }
      const isMarkNew = view.marked.some((row) => row >= 0 && !tags.has(row));
      if (view.nowMs - chosenAtMs >= CHOOSE_MS || isMarkNew) choose(fleet, view);
      for (const [row, { element }] of tags) {
        const place = drawnPlace(fleet, view, row);
        element.hidden = place === null;
        if (!place) continue;
        const [x, y] = [Math.round(place.x + view.radiusPx + 4), Math.round(place.y - 9)];
        element.style.transform = `translate(${x}px, ${y}px)`;
      }
      const hasMoved = view.matrix.some((value, i) => value !== chosenFor[i]);
      return hasMoved ? Math.max(0, CHOOSE_MS - (view.nowMs - chosenAtMs)) : null;
    },
    hide,
    dispose: () => root.remove(),
  };
}

/** About how wide a name is with its padding, px: measuring it would lay out the page. */
function widthPx(text: string): number {
  let ems = 0;
  for (const letter of text) ems += letter.codePointAt(0)! >= 0x2e80 ? 1 : NARROW_EM;
  return ems * EM_PX + PADDING_PX;
}
