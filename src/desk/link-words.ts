import type { Words } from "./links.ts";

/** Short, plain words that are easy to say on a phone, and mean nothing bad together. */
const first =
  "amber azure brave bright calm clear coral crisp dusty early fresh gentle golden green happy honest jolly kind lively lucky mellow merry misty noble olive paper patient plain quick quiet rapid ready royal sandy silver simple sleepy small smart snowy soft solid spring steady summer sunny swift tidy violet warm wild windy winter wooden young".split(
    " ",
  );
const second =
  "acorn anchor apple badger bamboo beacon bell bridge brook button candle canoe castle cedar cherry cloud clover comet compass cricket dolphin eagle falcon feather ferry forest fox garden ginger harbor heron island ivory jasmine kettle lantern lemon maple meadow melon mirror moon otter panda pearl pebble pepper piano pine planet plum puffin rabbit raven river robin saddle sailor sparrow spoon squirrel star swan tiger timber tulip turtle valley walnut whale willow window".split(
    " ",
  );

/** Draws the two words of a link. `draw` gives a whole number from 0 up to `below`, which is not included. */
export function drawWords(draw: (below: number) => number): Words {
  return [first[draw(first.length)]!, second[draw(second.length)]!];
}
