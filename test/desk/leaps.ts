/** Nobody waits in real time: whoever would wake first does, and the clock goes on to that instant. */
export function createLeaps(clock: () => number, pass: (ms: number) => void): (ms: number) => Promise<void> {
  const sleeping: { until: number; wake: () => void }[] = [];
  return (ms) =>
    new Promise((wake) => {
      sleeping.push({ until: clock() + ms, wake });
      setImmediate(() => {
        const first = sleeping.reduce((a, b) => (b.until < a.until ? b : a));
        sleeping.splice(sleeping.indexOf(first), 1);
        pass(Math.max(0, Math.ceil(first.until - clock())));
        first.wake();
      });
    });
}
