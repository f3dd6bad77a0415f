/** `npm start`: makes ready what is needed, then is the server itself; a process for each cost every start a tenth of a second. */
await import('./prepare.mjs');
if (!process.exitCode) await import(new URL('../build/server/main.js', import.meta.url).href);
