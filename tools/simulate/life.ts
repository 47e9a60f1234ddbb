import type { Owner } from "./time.ts";
import type { Weather } from "./weather.ts";

/** One process from its start to its death. Once it is dead, nothing that it waits for ever comes. */
export interface Life extends Owner {
  readonly isGone: boolean;
  readonly isStill: boolean;
  die(): void;
  standStill(ms: number): void;
}

interface Troubles {
  weather: Weather;
  /** Whether the storm still goes on. */
  isStormy: () => boolean;
  now: () => number;
  onDeath: () => void;
  onPause: (untilMs: number) => void;
}

export function createLife({ weather, isStormy, now, onDeath, onPause }: Troubles): Life {
  const { random } = weather;
  let isGone = false;
  let stillUntil = 0;
  const die = () => {
    isGone = true;
    onDeath();
  };
  const standStill = (ms: number) => {
    stillUntil = now() + ms;
    onPause(stillUntil);
  };
  return {
    get isGone() {
      return isGone;
    },
    get isStill() {
      return stillUntil > now();
    },
    die,
    standStill,
    meets(at) {
      if (isGone) return "gone";
      if (stillUntil > at) return stillUntil;
      if (!isStormy()) return "go";
      if (random.chance(weather.crash)) {
        die();
        return "gone";
      }
      if (!random.chance(weather.pause)) return "go";
      standStill(random.wide(1000, weather.longestPauseMs));
      return stillUntil;
    },
  };
}
