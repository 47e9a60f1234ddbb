/** What makes another process read the same clock, in the same zone, as this one (`npm run test:clock`). */
export function sharedClock(): Record<string, string> {
  const names = ["LD_PRELOAD", "FAKETIME", "FAKETIME_DONT_FAKE_MONOTONIC", "NO_FAKE_STAT", "TZ"];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
