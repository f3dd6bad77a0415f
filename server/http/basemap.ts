import { existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { BasemapChoice } from '../../shared/http/district.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';

/** What JINGGE_BASEMAP asks for, the origins that the page must be let to, and the file that is served for it. */
export interface Basemap {
  readonly choice: BasemapChoice;
  readonly origins: readonly string[];
  /** A PMTiles file on this machine, served under `/basemap/`; null for none. */
  readonly file: string | null;
}

const SCHEMATIC: Basemap = { choice: { kind: 'schematic' }, origins: [], file: null };

/**
 * Reads JINGGE_BASEMAP: nothing or `schematic`, `tianditu:<key>`, the URL of a style, or the URL or path of a `.pmtiles`
 * file. The error is one sentence for the operator.
 */
export function parseBasemap(raw: string | null): Result<Basemap> {
  const text = raw?.trim() ?? '';
  if (text === '' || text === 'schematic') return ok(SCHEMATIC);
  if (text.startsWith('tianditu:')) return tianditu(text.slice('tianditu:'.length));
  if (/^https?:\/\//i.test(text)) return remote(text);
  if (text.endsWith('.pmtiles')) return localTiles(text);
  return err('JINGGE_BASEMAP must be schematic, tianditu:<key>, the URL of a style, or a .pmtiles file.');
}

function tianditu(key: string): Result<Basemap> {
  if (!/^[0-9A-Za-z]{8,64}$/.test(key))
    return err('JINGGE_BASEMAP: the key after tianditu: must be letters and digits.');
  const origins = ['https://*.tianditu.gov.cn'];
  return ok({ choice: { kind: 'tianditu', key }, origins, file: null });
}

function remote(text: string): Result<Basemap> {
  if (!URL.canParse(text)) return err('JINGGE_BASEMAP is not a URL that can be read.');
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return err('JINGGE_BASEMAP must not hold a password: pages show it.');
  const kind = url.pathname.endsWith('.pmtiles') ? 'pmtiles' : 'style';
  return ok({ choice: { kind, url: url.href }, origins: [url.origin], file: null });
}

function localTiles(text: string): Result<Basemap> {
  const file = resolve(text);
  if (!existsSync(file) || !statSync(file).isFile()) return err(`JINGGE_BASEMAP names ${file}, which is not a file.`);
  const url = `/basemap/${encodeURIComponent(basename(file))}`;
  return ok({ choice: { kind: 'pmtiles', url }, origins: [], file });
}
