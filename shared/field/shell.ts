/** What the worker of the officer's page keeps: a name that changes with the build, and the paths of its files. */
export interface FieldShell {
  readonly name: string;
  readonly files: readonly string[];
}
