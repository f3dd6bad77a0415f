import '../ui/base.css';
import './field.css';
import { createRoot } from 'react-dom/client';
import { applyTheme } from '../theme/apply-theme.ts';
import { browserLife } from '../wire/page-life.ts';
import { fieldApi } from './field-api.ts';
import { FieldApp } from './FieldApp.tsx';
import { openLastPerson } from './field-db.ts';
import { createFieldStore } from './field-store.ts';
import { keepView, readView } from './field-view.ts';
import { browserLocator } from './keep/keep-positions.ts';
import { keepWorker } from './keep/keep-worker.ts';
import { aloneByLock, openField, type OpenedField } from './open-field.ts';
import { speakField, startFieldWords } from './start-words.ts';
import { FieldContext } from './use-field.ts';

/** The composition root of the officer's page. */
const life = browserLife();
const store = createFieldStore(readView(location.search, localStorage), life.nowMs());

startFieldWords(store.getState().language);
applyTheme(store.getState().theme);
store.subscribe((now, before) => {
  if (now.theme !== before.theme) applyTheme(now.theme);
  if (now.language !== before.language) speakField(now.language);
  if (now.theme !== before.theme || now.language !== before.language) keepView(now, localStorage);
});

window.addEventListener('offline', () => store.setState({ isOnline: false }));

const takeUpdate = keepWorker(() => store.setState({ hasUpdate: true }));
const root = createRoot(document.getElementById('root')!);
const show = (opened: OpenedField | null) =>
  root.render(
    <FieldContext value={{ store, opened, takeUpdate }}>
      <FieldApp />
    </FieldContext>,
  );

show(null);
const opened = await openField({
  store,
  api: fieldApi,
  life,
  locator: browserLocator,
  last: await openLastPerson(),
  alone: aloneByLock,
});
show(opened);
// What an officer has not sent yet must not be thrown away when the phone is short of room.
if (opened && navigator.storage?.persist) void navigator.storage.persist();
