import type { Random } from "./random.ts";
import { createTime, type Time } from "./time.ts";
import type { Weather } from "./weather.ts";

const second = 1000;
const minute = 60 * second;
/** The instant at which each world begins (ms). */
export const noon = Date.UTC(2026, 10, 22, 12);

/** What a world is like at each moment. */
export interface Conditions {
  weather: Weather;
  random: Random;
  time: Time;
  /** Adds a line to the world's story. */
  tell: (what: string) => void;
  stormUntil: number;
  /** The instant from which nothing goes wrong any more, and no restore comes (ms). */
  quietFrom: number;
  isStormy: () => boolean;
  isTroubled: () => boolean;
  /** Draws whether a step fails, and then whether before or after it was done. */
  fails: (odds: number) => "before" | "after" | undefined;
  /** Draws how long a call to the store takes (ms). */
  quick: () => number;
}

/** Makes the conditions of a world. `line` gets each line of its story. */
export function createConditions(weather: Weather, line?: (text: string) => void): Conditions {
  const { random } = weather;
  const time = createTime(noon);
  const stormUntil = noon + weather.stormMs;
  const isStormy = () => time.now() < stormUntil;
  const isTroubled = () => isStormy() && !weather.isFair;
  return {
    weather,
    random,
    time,
    tell: (what) => line?.(`${clockOf(time.now() - noon)} ${what}`),
    stormUntil,
    quietFrom: Math.max(stormUntil, noon + (weather.restore?.spendsMs ?? 0)),
    isStormy,
    isTroubled,
    fails: (odds) => (isStormy() && random.chance(odds) ? random.pick(["before", "after"] as const) : undefined),
    quick: () => (isTroubled() && random.chance(0.01) ? random.wide(10, 20 * second) : random.between(0, 4)),
  };
}

export function clockOf(ms: number): string {
  return `${String(Math.floor(ms / minute)).padStart(3)}:${((ms % minute) / second).toFixed(3).padStart(6, "0")}`;
}
