const [begins, ends] = [22, 8];
const hourMs = 60 * 60_000;

/** How long it is until the morning (ms) for somebody in this zone: 0 from 8 to 22 o'clock. */
export function untilMorning(now: number, zone: string): number {
  const [hour, minute, second] = clockIn(now, zone);
  if (hour >= ends && hour < begins) return 0;
  const wholeHours = hour < ends ? ends - hour : 24 - hour + ends;
  return wholeHours * hourMs - minute * 60_000 - second * 1_000;
}

function clockIn(now: number, timeZone: string): [number, number, number] {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(now);
  const of = (type: string) => Number(parts.find((part) => part.type === type)!.value);
  return [of("hour"), of("minute"), of("second")];
}
