/** The database that says who used this phone last; what one person has on it lies in another one, named after them. */
export const FIELD_PERSON_DB = 'jingge-field';

/** After this the officer's page opens for nobody without a network. Resolves however it went. */
export function forgetFieldPerson(): Promise<void> {
  return deleteDatabase(FIELD_PERSON_DB);
}

/** Deletes a database of this browser. Resolves however it went. */
export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    for (const end of ['success', 'error', 'blocked']) request.addEventListener(end, () => resolve());
  });
}
