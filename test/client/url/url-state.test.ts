import { describe, expect, it } from 'vitest';
import { createLinkStore } from '../../../client/stores/link.ts';
import { createViewStore } from '../../../client/stores/view.ts';
import { beginTrial, letGo, moveWeight } from '../../../client/stores/weight-trial.ts';
import { mirrorUrl, parseUrl, writeUrl, type UrlState, type UrlWindow } from '../../../client/url-state.ts';

describe('reading and writing', () => {
  const full: UrlState = {
    camera: { zoom: 12.5, lat: 34.52, lon: 113.84 },
    selection: { kind: 'grid', code: '410173108200001' },
    colouring: 'grade',
    triedWeights: null,
    hiddenLayers: ['cases', 'officers'],
    theme: 'light',
    language: 'en',
    scope: 'town:410173108000',
  };

  it('comes back from what it wrote', () => {
    const { search, hash } = writeUrl(full);
    expect(parseUrl(search, hash)).toEqual(full);
    expect(hash).toBe('#12.5/34.52/113.84');
  });

  it('writes nothing for the defaults', () => {
    expect(writeUrl(parseUrl('', ''))).toEqual({ search: '', hash: '' });
  });

  it('keeps names with any characters', () => {
    const state: UrlState = { ...full, selection: { kind: 'case', id: 'SF 101/#?&=案' } };
    const { search, hash } = writeUrl(state);
    expect(parseUrl(search, hash).selection).toEqual(state.selection);
  });

  it.each([
    ['?colour=pink&theme=blue&lang=fr&scope=planet&sel=house:1&x=1', ''],
    ['?sel=grid:&hide=%00,..%2F', '#99/1/1'],
    ['?scope=town:', '#12/91/0'],
    ['?sel', '#nonsense'],
    ['?scope=town:a b', '#12/1/181'],
  ])('ignores what it does not know: %s %s', (search, hash) => {
    expect(parseUrl(search, hash)).toEqual(parseUrl('', ''));
  });
});

describe('weights that are tried', () => {
  it('come back from what they were written as', () => {
    const triedWeights = { residents: 50, builtUpArea: 30, mainAreaShare: 20 };
    const { search } = writeUrl({ ...parseUrl('', ''), triedWeights });
    expect(search).toBe('?weights=50,30,20');
    expect(parseUrl(search, '').triedWeights).toEqual(triedWeights);
  });

  it('are ignored when they do not sum to 100, or beside another colouring', () => {
    expect(parseUrl('?weights=50,30,21', '').triedWeights).toBeNull();
    expect(parseUrl('?weights=50,30,20&colour=grade', '').triedWeights).toBeNull();
  });

  it('are one entry of the history, written again only when the hand lets go, and gone with the trial', async () => {
    const { stores, browser } = mirrored();
    const view = () => stores.view.getState();
    view().weightsTried(beginTrial({ residents: 40, builtUpArea: 30, mainAreaShare: 30 }));
    await settled();
    view().weightsTried(moveWeight(view().trial!, 'residents', 60));
    await settled();
    expect(browser.entries).toEqual(['/map', '/map?weights=40,30,30']);
    view().weightsTried(letGo(view().trial!));
    await settled();
    expect(browser.entries).toEqual(['/map', '/map?weights=60,20,20']);
    view().colouringChosen('grade');
    await settled();
    expect(view().trial).toBeNull();
    expect(browser.entries).toEqual(['/map', '/map?weights=60,20,20', '/map?colour=grade']);
  });
});

describe('mirroring', () => {
  it('makes an entry of a selection, and none of a moved camera', async () => {
    const { stores, browser } = mirrored();
    stores.view.getState().selected({ kind: 'town', code: 'a' });
    await settled();
    stores.view.getState().cameraMoved({ lon: 113.8, lat: 34.5, zoom: 12 });
    await settled();
    expect(browser.entries).toEqual(['/map', '/map?sel=town:a#12/34.5/113.8']);
  });

  it('makes one entry of steps that are taken together', async () => {
    const { stores, browser } = mirrored();
    stores.link.getState().scopeChanged('town:a');
    stores.view.getState().selected({ kind: 'town', code: 'a' });
    await settled();
    expect(browser.entries).toEqual(['/map', '/map?scope=town:a&sel=town:a']);
  });

  it('makes no entry of choosing the same again', async () => {
    const { stores, browser } = mirrored();
    for (const code of ['a', 'a']) stores.view.getState().selected({ kind: 'town', code });
    await settled();
    stores.view.getState().selected({ kind: 'town', code: 'a' });
    await settled();
    expect(browser.entries).toHaveLength(2);
  });

  it('brings back selection, scope and camera with the back button', async () => {
    const { stores, browser } = mirrored();
    const { view, link } = stores;
    view.getState().cameraMoved({ lon: 113.8, lat: 34.5, zoom: 10 });
    await settled();
    link.getState().scopeChanged('town:a');
    view.getState().selected({ kind: 'town', code: 'a' });
    await settled();
    view.getState().cameraMoved({ lon: 113.9, lat: 34.4, zoom: 13 });
    await settled();
    browser.back();
    await settled();
    expect(view.getState().selection).toBeNull();
    expect(link.getState().scope).toBe('district');
    expect(view.getState().focus).toEqual({ kind: 'camera', camera: { lon: 113.8, lat: 34.5, zoom: 10 } });
    expect(browser.entries).toHaveLength(2);
    browser.forward();
    expect(view.getState().selection).toEqual({ kind: 'town', code: 'a' });
  });

  it('goes home for an entry from before the map was moved', async () => {
    const { stores, browser, stop } = mirrored();
    stop();
    const home = { kind: 'bounds', bounds: [0, 0, 1, 1] } as const;
    mirrorUrl(stores, browser, (selection) => (selection === null ? home : null));
    stores.view.getState().selected({ kind: 'town', code: 'a' });
    await settled();
    stores.view.getState().cameraMoved({ lon: 113.8, lat: 34.5, zoom: 12 });
    await settled();
    browser.back();
    expect(stores.view.getState().focus).toEqual(home);
  });

  it('does not ask the map to move where the camera is the same', async () => {
    const { stores, browser } = mirrored();
    stores.view.getState().cameraMoved({ lon: 113.8, lat: 34.5, zoom: 10 });
    await settled();
    stores.view.getState().selected({ kind: 'town', code: 'a' });
    await settled();
    browser.back();
    expect(stores.view.getState().focus).toBeNull();
  });

  it('keeps what others put into the entry', async () => {
    const { stores, browser } = mirrored();
    stores.view.getState().themeChosen('light');
    await settled();
    expect(browser.history.state).toEqual({ of: 'the router' });
  });

  it('leaves the address of another page alone while that page loads, and comes back to its own', async () => {
    const { stores, browser } = mirrored();
    const { view } = stores;
    view.getState().themeChosen('light');
    view.getState().selected({ kind: 'town', code: 'a' });
    await settled();
    view.getState().cameraMoved({ lon: 113.8, lat: 34.5, zoom: 12 });
    browser.history.pushState(null, '', '/policy?pack=p&key=k');
    await settled();
    view.getState().cameraMoved({ lon: 113.9, lat: 34.5, zoom: 12 });
    view.getState().selected({ kind: 'town', code: 'b' });
    await settled();
    expect(browser.entries.at(-1)).toBe('/policy?pack=p&key=k');
    browser.back();
    expect(view.getState().selection).toEqual({ kind: 'town', code: 'a' });
    browser.forward();
    expect([view.getState().theme, view.getState().selection]).toEqual(['light', { kind: 'town', code: 'a' }]);
  });

  it('shows what its address says when one comes back from another page, in the theme chosen since', async () => {
    const { stores, browser, stop } = mirrored();
    const { view } = stores;
    view.getState().colouringChosen('grade');
    view.getState().selected({ kind: 'town', code: 'a' });
    view.getState().cameraMoved({ lon: 113.8, lat: 34.5, zoom: 12 });
    await settled();
    stop();
    view.getState().selected({ kind: 'case', id: 'AJ-1' });
    view.getState().colouringChosen('coverage');
    view.getState().cameraMoved({ lon: 113.9, lat: 34.6, zoom: 15 });
    view.getState().themeChosen('light');
    mirrorUrl(stores, browser);
    await settled();
    expect(browser.entries.at(-1)).toBe('/map?sel=town:a&colour=grade&theme=light#15/34.6/113.9');
    expect(view.getState().focus).toEqual({ kind: 'camera', camera: { lon: 113.8, lat: 34.5, zoom: 12 } });
  });

  it('follows a link from another page, which changes only what it names', async () => {
    const { stores, browser, stop } = mirrored();
    const { view } = stores;
    view.getState().colouringChosen('grade');
    view.getState().selected({ kind: 'case', id: 'AJ-1' });
    view.getState().cameraMoved({ lon: 113.8, lat: 34.5, zoom: 12 });
    await settled();
    stop();
    const grid = { kind: 'bounds', bounds: [0, 0, 1, 1] } as const;
    browser.history.pushState(null, '', '/map?sel=grid:g-1');
    mirrorUrl(stores, browser, (selection) => (selection?.kind === 'grid' ? grid : null));
    await settled();
    expect(view.getState().selection).toEqual({ kind: 'grid', code: 'g-1' });
    expect([view.getState().colouring, view.getState().focus]).toEqual(['grade', grid]);
  });

  it('keeps what is shown where the address says nothing', async () => {
    const { stores, browser, stop } = mirrored();
    const { view } = stores;
    stop();
    view.getState().selected({ kind: 'case', id: 'AJ-1' });
    view.getState().cameraMoved({ lon: 113.8, lat: 34.5, zoom: 12 });
    mirrorUrl(stores, browser);
    await settled();
    expect(browser.entries).toEqual(['/map?sel=case:AJ-1#12/34.5/113.8']);
    expect(view.getState().focus).toBeNull();
  });

  it('writes nothing once stopped', async () => {
    const { stores, browser, stop } = mirrored();
    stop();
    stores.view.getState().selected({ kind: 'town', code: 'a' });
    await settled();
    expect(browser.entries).toEqual(['/map']);
  });
});

function mirrored() {
  const stores = { view: createViewStore(), link: createLinkStore(0) };
  const browser = fakeBrowser('/map');
  return { stores, browser, stop: mirrorUrl(stores, browser) };
}

/** Microtasks have run. */
function settled(): Promise<void> {
  return Promise.resolve().then(() => {});
}

function fakeBrowser(path: string) {
  const entries = [path];
  let at = 0;
  const listeners = new Set<() => void>();
  const place = () => new URL(entries[at]!, 'http://jingge.test');
  const move = (by: number) => {
    at += by;
    listeners.forEach((run) => run());
  };
  let state: unknown = { of: 'the router' };
  const browser = {
    location: {
      get pathname() {
        return place().pathname;
      },
      get search() {
        return place().search;
      },
      get hash() {
        return place().hash;
      },
    },
    history: {
      get state() {
        return state;
      },
      pushState(given: unknown, _title: string, url?: string | URL | null) {
        state = given;
        entries.splice(++at, entries.length, String(url));
      },
      replaceState(given: unknown, _title: string, url?: string | URL | null) {
        state = given;
        entries[at] = String(url);
      },
    },
    addEventListener: (_name: 'popstate', run: () => void) => void listeners.add(run),
    removeEventListener: (_name: 'popstate', run: () => void) => void listeners.delete(run),
  } satisfies UrlWindow;
  return { ...browser, entries, back: () => move(-1), forward: () => move(1) };
}
